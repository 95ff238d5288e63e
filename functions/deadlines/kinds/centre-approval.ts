import { approvalEnded, approvalEndNotified } from "../../../events/deadlines.ts";
import type { DeadlineOf } from "../../../shared/domain/deadlines/kinds.ts";
import type { TaskReason } from "../../../shared/domain/tasks/task.ts";
import type { Instant } from "../../../shared/domain/time/civil-date.ts";
import { loadCentre } from "../../../shared/store/centres.ts";
import { approvalTaskId } from "../../centre/approval-task.ts";
import { openedTask } from "../../tasks/opened-task.ts";
import type { KindAtWork } from "../kind-at-work.ts";

/** R-CTR-1, R-CTR-3: an approval ends by itself: its last day is in its record. OEMM has a task until it is renewed, or dealt with. */
export const centreApprovalAtWork: KindAtWork<"centre-approval"> = {
  async load(due) {
    const centre = await loadCentre(due.about.id);
    const held = centre?.deadlines.find(
      (one): one is DeadlineOf<"centre-approval"> => one.kind === "centre-approval" && one.id === due.id,
    );
    return { held, subject: centre?.approvals };
  },
  tell: ({ centreId, service }, told) => approvalEndNotified.of(centreId, { ...told, service }),
  async reminded(held, _, { now }) {
    return { writes: await openedTask(approvalTask(held, now)), facts: [] };
  },
  passed: async (held, _, { now }) => ({
    writes: await openedTask(approvalTask(held, now)),
    facts: [approvalEnded.of(held.centreId, told(held))],
  }),
};

const told = ({ certification, service, lastDay }: DeadlineOf<"centre-approval">) => ({
  certification,
  service,
  lastDay,
});

/** R-CTR-3, R-OEMM-5: the approval is to be renewed, or another centre found for those under way. */
function approvalTask(held: DeadlineOf<"centre-approval">, openedAt: Instant): TaskReason {
  const about = { kind: "centre", id: held.centreId };
  return { id: approvalTaskId(held), kind: "approval-ending", about, ...told(held), openedAt };
}
