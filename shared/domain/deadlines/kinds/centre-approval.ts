import * as z from "zod";
import { type Approval, centreService } from "../../centre/approval.ts";
import { centreId } from "../../ids.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import { addDays, type CivilDate, civilDate } from "../../time/civil-date.ts";
import {
  closeDeadline,
  type DeadlineFields,
  deadlineFields,
  type Finding,
  openDeadline,
  passedDeadline,
} from "../deadline.ts";
import { declareDeadlineKind } from "../declare-kind.ts";

const schema = z.strictObject({
  kind: z.literal("centre-approval"),
  ...deadlineFields,
  centreId,
  service: centreService,
  from: civilDate,
});
type ApprovalDeadline = z.infer<typeof schema>;

/** R-CTR-1: the end of a centre's approval for a certification and a service. */
export const centreApproval = declareDeadlineKind({
  schema,
  about: "centre",
  idOfSubject: ({ centreId }) => centreId,
  counted: { one: "agrément qui prend fin", more: "agréments qui prennent fin" },
  reminders: guidePolicy.reminderDays.usual,
  inDigest: true,
  changedBy: approvalDeadlines,
  review: (held, approvals: readonly Approval[]) => ({
    held,
    finding: approvalFinding(held.id, approvals),
  }),
  recipients: ({ centreId }) => [{ party: "centre", id: centreId }],
});

/** What tells an approval from the others of its centre. */
export function approvalDeadlineId({
  certification,
  service,
  from,
}: Pick<Approval, "certification" | "service" | "from">): string {
  return `${certification}.${service}.${from}`;
}

/** R-CTR-1: whether another approval goes on where this one ends, for the same certification and service. */
function isRenewed(held: Approval, approvals: readonly Approval[]): boolean {
  return approvals.some(
    (other) =>
      other.certification === held.certification &&
      other.service === held.service &&
      other.from <= addDays(held.until, 1) &&
      (other.until > held.until || (other.until === held.until && other.from > held.from)),
  );
}

/** R-DATE-3: how an approval stands before its end: a renewal closes it, and so does a record that is gone. */
export function approvalFinding(deadlineId: string, approvals: readonly Approval[]): Finding {
  const held = approvals.find((approval) => approvalDeadlineId(approval) === deadlineId);
  if (held === undefined) return "dropped";
  return isRenewed(held, approvals) ? "met" : "holds";
}

/**
 * R-DATE-3: the deadlines of a centre that change when its approvals are `approvals` from now on: those that begin,
 * those that move with a corrected last day (one that is past is told by the next run), and those that a renewal
 * closes. `held` are those recorded before.
 */
export function approvalDeadlines(
  approvals: readonly Approval[],
  held: readonly (DeadlineFields & { kind: string })[],
  today: CivilDate,
): ApprovalDeadline[] {
  return approvals.flatMap((approval): ApprovalDeadline[] => {
    const id = approvalDeadlineId(approval);
    const recorded = held.find(
      (one): one is ApprovalDeadline => one.kind === "centre-approval" && one.id === id,
    );
    if (isRenewed(approval, approvals))
      return recorded?.state === "running" ? [closeDeadline(recorded, "met", today)] : [];
    const sameEnd = recorded !== undefined && recorded.lastDay === approval.until;
    if (sameEnd && (recorded.state === "running" || recorded.state === "expired")) return [];
    const fresh = {
      kind: "centre-approval" as const,
      id,
      version: (recorded?.version ?? 0) + 1,
      centreId: approval.centreId,
      service: approval.service,
      from: approval.from,
      certification: approval.certification,
      lastDay: approval.until,
      partyId: approval.centreId,
    };
    const opened = openDeadline(fresh, centreApproval.reminders, today, recorded);
    if (opened !== undefined) return [opened];
    // R-CTR-3: withdrawn, or cut short, as of a day that is past: that it ended is still to be told.
    return recorded?.state === "running" ? [passedDeadline(fresh, today, recorded)] : [];
  });
}
