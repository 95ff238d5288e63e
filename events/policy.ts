import * as z from "zod";
import { seriesNames } from "../shared/domain/policy/branch-series.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** OEMM recorded a decision of the branch on one of its dated series (R-OEMM-2). */
export const seriesDecided = defineFact({
  type: "policy.series-decided",
  version: 1,
  about: "oemm",
  label: "Décision de la branche enregistrée",
  data: z.strictObject({
    series: z.enum(seriesNames),
    from: civilDate,
    decidedOn: civilDate,
  }),
  example: { series: "point-value", from: "2027-01-01", decidedOn: "2026-11-26" },
});
