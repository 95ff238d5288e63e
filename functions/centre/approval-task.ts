import type { DeadlineOf } from "../../shared/domain/deadlines/kinds.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** The id of the task of an approval that ends: one an approval (R-CTR-3). */
export function approvalTaskId({
  centreId,
  id,
}: Pick<DeadlineOf<"centre-approval">, "centreId" | "id">): string {
  return madeTaskId("approval-ending", centreId, id);
}
