import * as z from "zod";
import { versionSummary } from "../shared/domain/referential/certification.ts";
import { defineFact } from "./fact.ts";

/** OEMM loaded a version of a certification (R-REF-3). */
export const versionLoaded = defineFact({
  type: "referential.version-loaded",
  version: 1,
  about: "certification",
  label: "Version du référentiel chargée",
  data: z.strictObject(
    versionSummary.pick({ version: true, inForceFrom: true, gridStatus: true, domains: true }).shape,
  ),
  example: { version: "2027-01", inForceFrom: "2027-02-02", gridStatus: "published", domains: 8 },
});
