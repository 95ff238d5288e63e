import * as z from "zod";
import { task } from "../domain/tasks/task.ts";
import type { ListedTask } from "../store/tasks.ts";
import { updatedAt } from "./updated-at.ts";

/** A task as OEMM reads it. */
export const taskView = z
  .discriminatedUnion(
    "kind",
    // One for each kind, as there are of tasks, which TypeScript can't see of what a map gives.
    task.options.map((option) => z.strictObject({ ...option.shape, updatedAt })) as unknown as [z.ZodObject],
  )
  .meta({ id: "Task" }) as unknown as z.ZodType<ListedTask, ListedTask>;
