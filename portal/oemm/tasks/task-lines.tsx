import { Link } from "@tanstack/react-router";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";
import { detailOf, placeOf, type Task } from "./said-of-task.ts";

/** Tasks, each with what leads to its end. */
export function TaskLines({ tasks }: { tasks: readonly Task[] }) {
  const label = useLabels();
  return (
    <ul className="todo">
      {tasks.map((task) => {
        const place = placeOf(task);
        return (
          <li key={task.id}>
            <div>
              <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="todo-title">
                {capital(label("Task.kind", task.kind))}
              </Link>
              <p className="quiet">{detailOf(task, label)}</p>
            </div>
            {place === undefined || task.state === "done" ? null : (
              <Link className="button soft small" to={place.to}>
                {place.act}
                <span className="hidden"> : {detailOf(task, label)}</span>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
