import { centre } from "../domain/centre/approval.ts";

/** A training centre as its readers see it. */
export const centreView = centre.meta({ id: "Centre", description: "Centre de formation" });
