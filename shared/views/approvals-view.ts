import type * as z from "zod";
import type { Approval } from "../domain/centre/approval.ts";
import { approvalWarnings, missingApproval } from "../domain/training/approvals.ts";
import type { TrainingFile } from "../domain/training/file.ts";
import type { fileView } from "./file-view.ts";

/** R-TRN-1, R-TRN-7: a file's view with what the approvals of its centres, by centre, keep its training from on that day. */
export function withApprovals(
  view: z.input<typeof fileView>,
  file: TrainingFile,
  approvals: ReadonlyMap<string, readonly Approval[]>,
  today: string,
): z.input<typeof fileView> {
  if (view.path === "vae" || approvals.size === 0) return view;
  const missing = [...view.readiness.missing, ...missingApproval(file, approvals, today)];
  const { individualPath: path } = view;
  return {
    ...view,
    readiness: { ready: missing.length === 0, missing },
    individualPath: path && { ...path, warnings: [...path.warnings, ...approvalWarnings(file, approvals)] },
  };
}
