import * as z from "zod";
import { policyOn, type RecordedDecisions, recordedDecisions } from "../domain/policy/branch-series.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { branchSeriesKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What the branch decided of its dated series (R-OEMM-2). */
export const branchSeriesEntity = defineEntity({
  name: "branch-series",
  data: () => z.strictObject({ decisions: recordedDecisions }),
});

/** What the branch decided, in the order in which it was recorded; version 0 before the first time. */
export interface BranchSeries {
  decisions: RecordedDecisions;
  version: number;
}

/** What the branch decided. One round trip. */
export async function loadBranchSeries(): Promise<BranchSeries> {
  const item = await readOne(branchSeriesKey);
  return { decisions: branchSeriesEntity.find(item)?.decisions ?? [], version: item?.version ?? 0 };
}

/** R-LAW-1: the policy in force on a day. One round trip. */
export async function loadPolicyOn(date: CivilDate): Promise<Policy> {
  return policyOn((await loadBranchSeries()).decisions, date, guidePolicy);
}

/** The write that keeps a decision more. */
export function saveBranchSeries(before: BranchSeries, decisions: RecordedDecisions): Write {
  return {
    put: branchSeriesEntity.item({ ...branchSeriesKey, version: before.version + 1, data: { decisions } }),
    when: before.version === 0 ? "absent" : { version: before.version },
  };
}
