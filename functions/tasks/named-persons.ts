import { nameOf } from "../../shared/domain/people/civil-status.ts";
import type { Task } from "../../shared/domain/tasks/task.ts";
import { personKey } from "../../shared/store/keys.ts";
import { personEntity } from "../../shared/store/persons.ts";
import { readMany } from "../../shared/store/table.ts";
import type { ListedTask } from "../../shared/store/tasks.ts";
import type { ShownTask } from "../../shared/views/task-view.ts";

/**
 * Tasks with the names of the persons that they are about, as these are known now (R-PER-4): a list says whom each is about.
 * Those of whom no name is known are left out. One round trip where there is such a task, none otherwise.
 */
export async function withPersons(tasks: readonly ListedTask[]): Promise<ShownTask[]> {
  const ids = new Set(tasks.flatMap(personsOf));
  if (ids.size === 0) return [...tasks];
  const found = personEntity.among(await readMany([...ids].map(personKey)));
  const names = new Map(
    found.flatMap(({ id, civilStatus }) => (civilStatus === undefined ? [] : [[id, nameOf(civilStatus)]])),
  );
  return tasks.map((task) => {
    const persons = personsOf(task).flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
    return persons.length === 0 ? task : { ...task, persons };
  });
}

/** Two who look the same, or the one whom another task is about. */
function personsOf(task: Task): string[] {
  if (task.kind === "resemblance") return [task.one, task.other];
  return task.about.kind === "person" ? [task.about.id] : [];
}
