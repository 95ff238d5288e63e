import type * as z from "zod";
import { centresInQuestion } from "../../shared/domain/training/approvals.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { withApprovals } from "../../shared/views/approvals-view.ts";
import type { fileView } from "../../shared/views/file-view.ts";

/**
 * R-TRN-1, R-TRN-7: reads the approvals that trainings still depend on, and gives what shows in the view of each what they keep it
 * from. One round trip, or none.
 */
export async function approvalsInQuestion(
  files: readonly TrainingFile[],
  today: string,
): Promise<(view: z.input<typeof fileView>, file: TrainingFile) => z.input<typeof fileView>> {
  const centreIds = [...new Set(files.flatMap(centresInQuestion))];
  const centres = await Promise.all(centreIds.map(loadCentre));
  const approvals = new Map(centreIds.map((id, index) => [id, centres[index]?.approvals ?? []]));
  return (view, file) => {
    const own = centresInQuestion(file).map((id) => [id, approvals.get(id) ?? []] as const);
    return withApprovals(view, file, new Map(own), today);
  };
}
