import * as z from "zod";
import { code } from "../text/code.ts";
import { freeText } from "../text/free-text.ts";
import { civilDate } from "../time/civil-date.ts";

/** Greatest count of years that a version may ask for. */
const mostYears = 40;
const years = z.strictObject({ count: z.int().min(1).max(mostYears), unit: z.literal("year") });

/** The registration of a certification in the RNCP, with its blocks and the domains that each holds. */
const registration = z.strictObject({
  code: z.string().regex(/^RNCP\d{3,6}$/, "Code attendu, comme RNCP12345."),
  /** Level of the national framework (nomenclature of 2019). */
  level: z.int().min(3).max(8),
  from: civilDate,
  /** Last day, included. */
  until: civilDate,
  blocks: z
    .array(
      z.strictObject({
        code: z.string().regex(/^RNCP\d{3,6}BC\d{2}$/, "Code attendu, comme RNCP12345BC01."),
        title: freeText(500),
        domains: z.array(code).min(1),
      }),
    )
    .max(20),
});

/** R-LAW-1: what the law or the CPNEFP ties to a version of a certification; what a version doesn't say is the guide's. */
export const versionTerms = {
  /** R-VAE-2: relevant experience asked for, and the time before the application in which it counts; `none` asks for none. */
  vaeExperience: z
    .union([
      z.literal("none"),
      z
        .strictObject({ atLeast: years, within: years })
        .refine(({ atLeast, within }) => atLeast.count <= within.count, {
          path: ["atLeast"],
          message: "L’expérience demandée ne tient pas dans la période où elle compte.",
        }),
    ])
    .optional(),
  /** R-TRN-2: from the enrolment to the first appearance before a jury. */
  firstJury: years.optional(),
  registration: registration
    .refine(({ from, until }) => from <= until, { path: ["until"], message: "La fin précède le début." })
    .optional(),
};
