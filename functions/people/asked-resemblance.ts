import type { TaskOf } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** R-PER-4: what OEMM is asked of two persons who look the same: one task a pair, in either order. */
export function askedResemblance(one: string, other: string, openedAt: Instant) {
  return {
    id: madeTaskId(...[one, other].sort()),
    kind: "resemblance",
    about: { kind: "person", id: one },
    one,
    other,
    openedAt,
  } as const satisfies Partial<TaskOf<"resemblance">>;
}
