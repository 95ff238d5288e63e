import type { DeadlineKind } from "../../shared/domain/deadlines/kinds.ts";
import type { KindAtWork } from "./kind-at-work.ts";
import { centreApprovalAtWork } from "./kinds/centre-approval.ts";
import { convocationNoticeAtWork } from "./kinds/convocation-notice.ts";
import { firstJuryAtWork } from "./kinds/first-jury.ts";
import { partialValidationAtWork } from "./kinds/partial-validation.ts";
import { sessionHeldAtWork } from "./kinds/session-held.ts";

/** What the worker does about each kind of deadline. */
export const kindsAtWork: { readonly [Kind in DeadlineKind]: KindAtWork<Kind> } = {
  "first-jury": firstJuryAtWork,
  "partial-validation": partialValidationAtWork,
  "centre-approval": centreApprovalAtWork,
  "convocation-notice": convocationNoticeAtWork,
  "session-held": sessionHeldAtWork,
};
