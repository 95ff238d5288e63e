import * as z from "zod";
import { fullName } from "../domain/enrolment/candidate.ts";
import type { FileMain } from "../domain/enrolment/file.ts";
import { type CertificationCode, certificationCode } from "../domain/referential/certification.ts";
import { code } from "../domain/text/code.ts";
import type { DecisionSheet } from "../domain/validation/decision-sheet.ts";
import type { Holdings } from "../domain/validation/holdings.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { unchangedHoldings } from "./holdings.ts";
import { candidatePartition, expiringIn, expiryKey, sortKey } from "./keys.ts";
import { namedByPerson } from "./person-steps.ts";
import { type Page, readPage, readPartition, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Domains of a candidate with the same last valid day (R-JURY-10). */
export const expiry = z.object({
  certification: certificationCode,
  fileId: z.string(),
  candidateName: z.string(),
  email: z.string(),
  decidedOn: z.string(),
  validUntil: z.string(),
  domains: z.array(code),
});
/** What expires on a day, see {@link expiry}. */
export type Expiry = z.infer<typeof expiry>;

/** What expires; its item names whose it is besides. */
export const expiryEntity = defineEntity({
  name: "expiry",
  data: () => z.strictObject({ personId: z.string() }),
  summary: () => expiry,
  steps: [{ data: namedByPerson }],
});

/** The last valid days of what is held; nothing expires once the whole CQP is granted (R-JURY-8), or that counts for ever. */
function expiriesOf(holdings: Holdings): Map<string, Expiring> {
  const byDay = new Map<string, Expiring>();
  if (holdings.certificateNumber !== undefined) return byDay;
  for (const [code, { decidedOn, validUntil, sheetId }] of Object.entries(holdings.acquired).sort()) {
    if (validUntil === undefined) continue;
    const domains = byDay.get(validUntil)?.domains ?? [];
    byDay.set(validUntil, { decidedOn, sheetId, domains: [...domains, code] });
  }
  return byDay;
}

/** What expires on one day, and a sheet that granted it. */
interface Expiring {
  decidedOn: string;
  sheetId: string;
  domains: string[];
}

/** The writes that bring what expires of a candidate's holdings from `before` to `after`, which a sheet decided. */
export function saveExpiries(
  before: Holdings,
  after: Holdings,
  sheet: Pick<DecisionSheet, "candidate" | "fileId">,
): Write[] {
  const wanted = expiriesOf(after);
  const gone = [...expiriesOf(before).keys()].filter((day) => !wanted.has(day));
  const { personId, certification } = after;
  const { candidate, fileId } = sheet;
  return [
    ...gone.map((day): Write => ({ delete: expiryKey(personId, certification, day) })),
    ...[...wanted].map(([validUntil, { decidedOn, domains }]): Write => {
      const shown: Expiry = {
        certification,
        fileId,
        candidateName: fullName(candidate),
        email: candidate.email ?? "",
        decidedOn,
        validUntil,
        domains,
      };
      return putExpiry(personId, shown);
    }),
  ];
}

function putExpiry(personId: string, shown: Expiry): Write {
  const { certification, validUntil } = shown;
  return {
    put: expiryEntity.item({
      ...expiryKey(personId, certification, validUntil),
      version: 1,
      data: { personId },
      summary: shown,
      indexes: {
        gsi3: {
          pk: expiringIn(validUntil.slice(0, 7)),
          sk: sortKey(validUntil, personId, certification),
        },
      },
    }),
    when: "any",
  };
}

/** R-PER-5: the writes that bring what expires of holdings under another name. One round trip, where anything does. */
export async function renameExpiries(held: Holdings, candidateName: string): Promise<Write[]> {
  const { personId, certification } = held;
  const days = [...expiriesOf(held).keys()];
  if (days.length === 0) return [];
  const items = await readTogether(days.map((day) => expiryKey(personId, certification, day)));
  const renamed = items.flatMap((item) =>
    item === undefined ? [] : [putExpiry(personId, { ...expiryEntity.summary(item), candidateName })],
  );
  return [unchangedHoldings(held), ...renamed];
}

/**
 * R-PER-4: the writes that bring what expires of a certification after what two persons hold of it, as one or as two
 * again. `files` are those of the sheets; what was stored tells those of older holdings. One round trip for each person.
 */
export async function expiriesOfTwo(
  held: readonly Holdings[],
  files: ReadonlyMap<string, FileMain>,
): Promise<Write[]> {
  const partitions = await Promise.all(
    held.map(({ personId }) => readPartition(candidatePartition(personId))),
  );
  const stored = partitions.map((items) =>
    items
      .filter(expiryEntity.holds)
      .map(expiryEntity.summary)
      .filter(({ certification }) => certification === held[0]?.certification),
  );
  return held.flatMap((one, index) => {
    const wanted = expiriesOf(one);
    const gone = (stored[index] ?? []).filter(({ validUntil }) => !wanted.has(validUntil));
    return [
      ...gone.map((day): Write => ({ delete: expiryKey(one.personId, day.certification, day.validUntil) })),
      ...[...wanted].flatMap(([validUntil, { decidedOn, sheetId, domains }]): Write[] => {
        const file = files.get(one.sheets?.[sheetId]?.fileId ?? "");
        const known =
          file === undefined ? stored.flat().find((day) => day.validUntil === validUntil) : shownOf(file);
        if (known === undefined) return [];
        return [putExpiry(one.personId, { ...known, decidedOn, validUntil, domains })];
      }),
    ];
  });
}

function shownOf({ id, certification, candidate }: FileMain) {
  return { certification, fileId: id, candidateName: fullName(candidate), email: candidate.email ?? "" };
}

/** A page of what expires in a month, `YYYY-MM`, by day. */
export async function listExpiries(
  month: string,
  certification: CertificationCode | undefined,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Expiry>> {
  const page = await readPage({ index: "gsi3", pk: expiringIn(month), limit, cursor }, expiryEntity.summary);
  return {
    entries: page.entries.filter((one) => certification === undefined || one.certification === certification),
    next: page.next,
  };
}
