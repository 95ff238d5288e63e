import { centre } from "../domain/centre/approval.ts";
import { updatedAt } from "./updated-at.ts";

/** A training centre as its readers see it. */
export const centreView = centre
  .extend({ updatedAt })
  .meta({ id: "Centre", description: "Centre de formation" });
