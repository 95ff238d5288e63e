import * as z from "zod";
import { evidenceId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { atMostBytes } from "../text/bytes.ts";
import { freeText } from "../text/free-text.ts";
import { name } from "../text/name.ts";
import { addDays, type CivilDate, civilDate, daysBetween } from "../time/civil-date.ts";
import { dayBefore } from "../time/period.ts";

/** A document that shows a period of experience (R-VAE-3), seen by the centre or uploaded by the candidate. */
export const supportingDocument = z.strictObject({
  nature: z.enum(["employer-certificate", "association-certificate", "payslip", "contract", "other"]),
  description: freeText(500),
  evidenceId: evidenceId.optional(),
});

/** A period of experience as the centre recorded it. */
export const experiencePeriod = z
  .strictObject({
    from: civilDate,
    /** Last day, included; absent when the activity goes on. */
    to: civilDate.optional(),
    employer: name(),
    occupation: name(),
    activities: freeText(5000),
    status: z.enum(["salaried", "self-employed", "voluntary"]),
    /** Whether its nature is the one that the certification asks for: the centre's judgement. */
    relevant: z.boolean(),
    supportingDocuments: z.array(supportingDocument).max(20),
  })
  .refine((period) => period.to === undefined || period.from <= period.to, {
    path: ["to"],
    message: "La fin précède le début.",
  });
/** Bytes of a file's periods together: a file is one item, and DynamoDB's limit is 400 KB. */
const mostBytes = 100_000;

/** The periods of a file. */
export const experiencePeriods = z
  .array(experiencePeriod)
  .max(50)
  .check(
    atMostBytes(mostBytes, "Ces périodes sont trop longues ensemble\u00a0; raccourcissez leurs activités."),
  );
/** A period of experience, see {@link experiencePeriod}. */
export type ExperiencePeriod = z.infer<typeof experiencePeriod>;

/** What the periods amount to on the day of the application. */
export interface ExperienceTotal {
  /** Days of relevant experience within the window, overlaps counted once. */
  days: number;
  requiredDays: number;
  /** Absent where no minimum is asked for: all of it counts. */
  windowFrom?: CivilDate;
  windowTo: CivilDate;
  sufficient: boolean;
}

/**
 * R-VAE-2: days of relevant experience in the time before `appliedOn` in which it counts. Overlaps count once,
 * part-time by elapsed time. That time goes from the same day, years earlier, to the eve of the application; years
 * asked for are of 365 days, leap years or not: the reading that favours the candidate. R-LAW-1: where none is asked for, all
 * of it is counted, and any is enough.
 */
export function totalExperience(
  periods: readonly ExperiencePeriod[],
  appliedOn: CivilDate,
  experience: Policy["vae"]["experience"],
): ExperienceTotal {
  const requiredDays = experience === "none" ? 0 : experience.atLeast.count * 365;
  const windowFrom = experience === "none" ? undefined : dayBefore(appliedOn, experience.within);
  const windowTo = addDays(appliedOn, -1);
  const begun = periods
    .filter((period) => period.relevant)
    .map(({ from, to }) => ({ from, to: to !== undefined && to < windowTo ? to : windowTo }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let days = 0;
  let countedTo = windowFrom === undefined ? "" : addDays(windowFrom, -1);
  for (const { from, to } of begun) {
    if (to <= countedTo) continue;
    const start = from > countedTo ? from : addDays(countedTo, 1);
    days += daysBetween(start, to) + 1;
    countedTo = to;
  }
  return {
    days,
    requiredDays,
    ...(windowFrom === undefined ? {} : { windowFrom }),
    windowTo,
    sufficient: days >= requiredDays,
  };
}
