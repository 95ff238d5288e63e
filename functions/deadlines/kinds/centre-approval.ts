import { approvalEnded, approvalEndNotified } from "../../../events/deadlines.ts";
import type { DeadlineOf } from "../../../shared/domain/deadlines/kinds.ts";
import { loadCentre } from "../../../shared/store/centres.ts";
import type { KindAtWork } from "../kind-at-work.ts";

/** R-CTR-1, R-CTR-3: an approval ends by itself: its last day is in its record. */
export const centreApprovalAtWork: KindAtWork<"centre-approval"> = {
  async load(due) {
    const centre = await loadCentre(due.about.id);
    const held = centre?.deadlines.find(
      (one): one is DeadlineOf<"centre-approval"> => one.kind === "centre-approval" && one.id === due.id,
    );
    return { held, subject: centre?.approvals };
  },
  tell: ({ centreId, service }, told) => approvalEndNotified.of(centreId, { ...told, service }),
  passed: ({ centreId, certification, service, lastDay }) => ({
    writes: [],
    facts: [approvalEnded.of(centreId, { certification, service, lastDay })],
  }),
};
