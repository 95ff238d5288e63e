import { madeTaskId } from "../tasks/made-task-id.ts";

/** R-DAY-11: the id of the task of a candidate's announced absence: one for their slot of a session. */
export function absenceTaskId(sessionId: string, fileId: string): string {
  return madeTaskId("absence-asked", sessionId, fileId);
}
