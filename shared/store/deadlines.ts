import * as z from "zod";
import type { DeadlineSubject } from "../domain/deadlines/declare-kind.ts";
import { type Deadline, deadline, deadlineKind, subjectOf } from "../domain/deadlines/kinds.ts";
import { certificationCode } from "../domain/referential/certification.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import {
  deadlineKey,
  deadlinesDueOn,
  deadlinesOfMonth,
  deadlinesOfParty,
  type Key,
  shardOf,
  sortKey,
} from "./keys.ts";
import { type Page, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a running deadline. */
export const deadlineSummary = z.strictObject({
  kind: deadlineKind,
  id: z.string(),
  about: z.strictObject({ kind: z.enum(["file", "centre", "session"]), id: z.string() }),
  certification: certificationCode,
  lastDay: z.string(),
  nextDay: z.string().optional(),
  partyId: z.string().optional(),
  label: z.string().optional(),
});
/** A deadline in a list, see {@link deadlineSummary}. */
export type DeadlineSummary = z.infer<typeof deadlineSummary>;

/** Deadlines. */
export const deadlineEntity = defineEntity({
  name: "deadline",
  data: () => deadline,
  summary: () => deadlineSummary,
});

/** The key of a deadline. */
export function keyOfDeadline(held: Deadline): Key {
  return deadlineKey(subjectOf(held), held.kind, held.id);
}

/** The deadlines among the items of a partition, the nearest first. */
export function deadlinesAmong(items: readonly StoredItem[]): Deadline[] {
  return deadlineEntity.among(items).sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
}

function summaryOf(held: Deadline): DeadlineSummary {
  const { kind, id, certification, lastDay, nextDay, partyId, label } = held;
  return { kind, id, about: subjectOf(held), certification, lastDay, nextDay, partyId, label };
}

function putDeadline(held: Deadline) {
  // Those of two centres may bear the same identifier: each has a place of its own.
  const byLastDay = sortKey(held.lastDay, held.kind, held.id, subjectOf(held).id);
  const { nextDay, partyId } = held;
  // Sparse: what is over is in no list, and a run finds a deadline on the day of its next action alone.
  const indexes =
    held.state !== "running"
      ? {}
      : {
          gsi3: { pk: deadlinesOfMonth(held.lastDay.slice(0, 7)), sk: byLastDay },
          ...(partyId === undefined ? {} : { gsi2: { pk: deadlinesOfParty(partyId), sk: byLastDay } }),
          ...(nextDay === undefined
            ? {}
            : {
                gsi1: {
                  pk: deadlinesDueOn(nextDay, shardOf(subjectOf(held).id)),
                  sk: sortKey(held.kind, subjectOf(held).id, held.id),
                },
              }),
        };
  return deadlineEntity.item({
    ...keyOfDeadline(held),
    version: held.version,
    data: held,
    summary: summaryOf(held),
    indexes,
  });
}

/**
 * The writes that a change of their subject makes on deadlines. They carry versions that no run reaches, so that the
 * change needs not have read them: see `versionAtChange`.
 */
export function changeDeadlines(changed: readonly (Deadline | undefined)[]): Write[] {
  return changed
    .filter((held) => held !== undefined)
    .map((held): Write => ({ put: putDeadline(held), when: "any" }));
}

/** The write of a deadline as it follows from the one that was read, unless anything changed it meanwhile. */
export function advancedDeadline(before: Deadline | undefined, after: Deadline): Write {
  return { put: putDeadline(after), when: before === undefined ? "absent" : { version: before.version } };
}

/** R-PER-5: the writes that bring deadlines that bear a name under another one. */
export function renameDeadlines(held: readonly Deadline[], label: string): Write[] {
  return held
    .filter((one) => one.label !== undefined && one.label !== label)
    .map((one) => advancedDeadline(one, { ...one, label, version: one.version + 1 }));
}

/** What a worker needs to find a deadline. */
export const dueDeadline = deadlineSummary.pick({ kind: true, id: true, about: true });
/** A due deadline, see {@link dueDeadline}. */
export type DueDeadline = z.infer<typeof dueDeadline>;

/** Deadlines of one index page of the daily run. */
const duePage = 1000;

/** The deadlines about which something is to do on `day`, in one shard. */
export function listDueDeadlines(
  day: CivilDate,
  shard: number,
  cursor: Cursor | undefined,
): Promise<Page<DueDeadline>> {
  return readPage({ index: "gsi1", pk: deadlinesDueOn(day, shard), limit: duePage, cursor }, (item) => {
    const { kind, id, about } = deadlineEntity.summary(item);
    return { kind, id, about };
  });
}

/** The key of a due deadline. */
export function keyOfDue({ kind, id, about }: { kind: string; id: string; about: DeadlineSubject }): Key {
  return deadlineKey(about, kind, id);
}
