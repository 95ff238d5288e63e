import type { Approval } from "../../shared/domain/centre/approval.ts";
import { type ApprovalStanding, endingPeriod, standingsOf } from "../../shared/domain/centre/standing.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { isUnderWay, listFiles } from "../../shared/store/files.ts";

/**
 * R-CTR-3: a centre's approvals that ended while candidates are under way. Reads the centre's files, and only when an
 * approval ended; it stops as soon as each has a candidate.
 */
export async function leftWithoutApproval(
  centreId: string,
  approvals: readonly Approval[],
  today: CivilDate,
): Promise<ApprovalStanding[]> {
  const ended = standingsOf(approvals, endingPeriod(guidePolicy.reminderDays), today).filter(
    ({ standing }) => standing === "ended",
  );
  const found = new Set<ApprovalStanding>();
  if (ended.length === 0) return [];
  for await (const file of everyEntry((cursor) => listFiles({ of: "centre", centreId }, 200, cursor))) {
    if (!isUnderWay(file)) continue;
    const left = ended.find(
      ({ certification, service }) => certification === file.certification && service === file.path,
    );
    if (left !== undefined) found.add(left);
    if (found.size === ended.length) break;
  }
  return ended.filter((left) => found.has(left));
}
