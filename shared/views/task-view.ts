import * as z from "zod";
import { personId } from "../domain/ids.ts";
import { type Task, task } from "../domain/tasks/task.ts";
import type { ListedTask } from "../store/tasks.ts";
import { updatedAt } from "./updated-at.ts";

/** Tasks that are about persons, and not about one of their files. */
const aboutPersons: readonly Task["kind"][] = ["resemblance", "whole-by-joining", "rectification"];

/** Persons that a task is about, as they are called now. */
const persons = z
  .array(z.strictObject({ id: personId, name: z.string() }))
  .optional()
  .meta({
    description:
      "Personnes dont il s’agit et dont un nom est connu, sous leur nom actuel\u00a0; dans les listes de tâches et à la lecture d’une tâche",
  });

/** A task as OEMM reads it. */
export type ShownTask = ListedTask & { persons?: z.infer<typeof persons> };

/** A task as OEMM reads it, see {@link ShownTask}. */
export const taskView = z
  .discriminatedUnion(
    "kind",
    // One for each kind, as there are of tasks, which TypeScript can't see of what a map gives.
    task.options.map((option) =>
      z.strictObject({
        ...option.shape,
        updatedAt,
        ...(aboutPersons.includes(option.shape.kind.value) ? { persons } : {}),
      }),
    ) as unknown as [z.ZodObject],
  )
  .meta({ id: "Task" }) as unknown as z.ZodType<ShownTask, ShownTask>;
