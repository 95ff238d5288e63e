import type { DeadlineOf } from "../../shared/domain/deadlines/kinds.ts";
import type { TaskReason } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** The id of the task of a deadline of a file that passed: one a deadline. */
export function deadlinePassedTaskId({ kind, id }: Pick<FileDeadline, "kind" | "id">): string {
  return madeTaskId("deadline-passed", kind, id);
}

type FileDeadline = DeadlineOf<"first-jury" | "partial-validation">;

/** R-DATE-4, R-OEMM-5: a candidate's enrolment lapsed, or domains of theirs expired: OEMM sees it until it has dealt with it. */
export function deadlinePassedTask(held: FileDeadline, openedAt: Instant): TaskReason {
  const { kind: deadline, fileId, certification, lastDay, label } = held;
  const about = { kind: "file", id: fileId };
  const named = label === undefined ? {} : { candidateName: label };
  const asked = { id: deadlinePassedTaskId(held), about, openedAt };
  return { ...asked, ...named, kind: "deadline-passed", deadline, certification, lastDay };
}
