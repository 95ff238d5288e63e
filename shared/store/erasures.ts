import type { FileMain } from "../domain/enrolment/file.ts";
import { type Erasure, erasure, registeredDecision, toRegister } from "../domain/privacy/erasure.ts";
import type { DecisionSheet } from "../domain/validation/decision-sheet.ts";
import { defineEntity } from "./entity.ts";
import { formerGuardsOf, guardsOf } from "./files.ts";
import type { StoredItem } from "./item.ts";
import { erasureKey, fileKey, type Key, registeredDecisionKey } from "./keys.ts";
import { storageLimits } from "./storage-limits.ts";
import { commit, type Write } from "./transaction.ts";

/** What is known of files while they are erased. */
export const erasureEntity = defineEntity({ name: "erasure", data: () => erasure });
/** Decisions on files that were erased. */
export const registeredDecisionEntity = defineEntity({
  name: "registered-decision",
  data: () => registeredDecision,
});

/**
 * The writes with which the erasure of a file begins: it is gone for all its readers at once, what it kept its person from is
 * free, its decisions are in the register, and what is left to do is written down.
 */
export function beginErasure(file: FileMain, sheets: readonly DecisionSheet[], begun: Erasure): Write[] {
  return [
    { delete: fileKey(file.id), when: { version: file.version } },
    ...[...guardsOf(file), ...formerGuardsOf(file)].map((guard): Write => ({ delete: guard })),
    ...sheets.map(toRegister).map((decision): Write => {
      const key = registeredDecisionKey(decision.candidate.personId, decision.id);
      return { put: registeredDecisionEntity.item({ ...key, version: 1, data: decision }), when: "any" };
    }),
    { put: erasureEntity.item({ ...erasureKey(file.id), version: 1, data: begun }), when: "absent" },
  ];
}

/** The write that ends an erasure; refused where another delivery ended it. */
export function endErasure(fileId: string): Write {
  return { delete: erasureKey(fileId), when: { version: 1 } };
}

/** Deletes items, as many a transaction as it takes; those that are gone already stay so. */
export async function deleteItems(keys: readonly Key[]): Promise<void> {
  for (let start = 0; start < keys.length; start += storageLimits.items)
    await commit(
      keys.slice(start, start + storageLimits.items).map(({ pk, sk }) => ({ delete: { pk, sk } })),
    );
}

/** The keys of the items of a partition that are none of some kinds. */
export function keysBut(
  items: readonly StoredItem[],
  kinds: readonly { holds: (item: StoredItem) => boolean }[],
): Key[] {
  return items.filter((item) => !kinds.some((kind) => kind.holds(item)));
}
