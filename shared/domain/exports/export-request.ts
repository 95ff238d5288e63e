import * as z from "zod";
import { fileStates } from "../enrolment/file-states.ts";
import { inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { certificationCode } from "../referential/certification.ts";
import { droppingUnknown } from "../structure.ts";
import { addDays, type CivilDate, civilDate, daysBetween } from "../time/civil-date.ts";
import { lastDayAfter, type Period } from "../time/period.ts";

/** What an exported file is. */
export const exportFormat = z.enum(["csv", "json"]);
const format = exportFormat;
const certification = certificationCode.optional().meta({ description: "Certification, toutes si absente" });
const period = { from: civilDate.optional(), until: civilDate.optional() };

/** What is exported: a list, what narrows it, and the format of the file. Days are included. */
export const requestedList = z.discriminatedUnion("list", [
  z.strictObject({
    list: z.literal("enrolments"),
    format,
    certification,
    path: z.enum(["vae", "training"]).optional(),
    state: z.enum(fileStates).optional().meta({ description: "État du dossier" }),
    ...period,
  }),
  z.strictObject({ list: z.literal("waiting-list"), format, certification }),
  z.strictObject({ list: z.literal("session-results"), format, certification, ...period }),
  z.strictObject({ list: z.literal("certificates"), format, certification, ...period }),
  z.strictObject({ list: z.literal("expiring-validations"), format, certification, ...period }),
]);
/** An export as it was asked for, see {@link requestedList}. */
export type ExportRequest = z.infer<typeof requestedList>;
/** The name of a list that can be exported. */
export type ExportListName = ExportRequest["list"];

/** What OEMM asks to export: a period in its order, and of validations that expire, none longer than the policy allows. */
export function exportRequest({ longest }: Policy["exports"]) {
  return requestedList
    .refine(
      (asked) => !("from" in asked) || asked.from === undefined || (asked.until ?? asked.from) >= asked.from,
      { path: ["until"], error: "La fin de la période précède son début." },
    )
    .refine((asked) => asked.list !== "expiring-validations" || !isLonger(asked, longest), {
      path: ["until"],
      error: `La période dépasse ${inWords(longest)}.`,
    });
}

/** Whether a period goes beyond the month that ends the longest one. */
function isLonger(
  { from, until }: { from?: CivilDate | undefined; until?: CivilDate | undefined },
  longest: Period,
): boolean {
  return (
    from !== undefined && until !== undefined && until.slice(0, 7) > lastDayAfter(from, longest).slice(0, 7)
  );
}

/** R-JURY-10: the days of an export of expiring validations: as many as one may have from today, unless told otherwise. */
export function expiryPeriod(
  asked: { from?: CivilDate | undefined; until?: CivilDate | undefined },
  { longest }: Policy["exports"],
  today: CivilDate,
): { from: CivilDate; until: CivilDate } {
  const from = asked.from ?? (asked.until !== undefined && asked.until < today ? asked.until : today);
  const latest = lastDayAfter(from, longest);
  return { from, until: asked.until ?? latest };
}

/** The months, `YYYY-MM`, that a period touches. */
export function monthsBetween(from: CivilDate, until: CivilDate): string[] {
  const months: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; daysBetween(day, until) >= 0; day = firstOfNextMonth(day))
    months.push(day.slice(0, 7));
  return months;
}

function firstOfNextMonth(first: CivilDate): CivilDate {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}

/** What narrows an export, as its trace keeps it. */
export function filtersOf(request: ExportRequest): Record<string, string> {
  const { list: _, format: __, ...filters } = droppingUnknown(requestedList).parse(request);
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
