import type * as z from "zod";
import { centresInQuestion } from "../../shared/domain/training/approvals.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { withApprovals } from "../../shared/views/approvals-view.ts";
import type { fileView } from "../../shared/views/file-view.ts";

/**
 * R-TRN-1, R-TRN-7: reads the approvals that a training still depends on, and gives what shows in its view what they keep it from.
 * One round trip, or none.
 */
export async function approvalsInQuestion(
  file: TrainingFile,
  today: string,
): Promise<(view: z.input<typeof fileView>) => z.input<typeof fileView>> {
  const centreIds = centresInQuestion(file);
  const centres = await Promise.all(centreIds.map(loadCentre));
  const approvals = new Map(centreIds.map((id, index) => [id, centres[index]?.approvals ?? []]));
  return (view) => withApprovals(view, file, approvals, today);
}
