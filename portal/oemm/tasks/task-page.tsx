import { useParams } from "@tanstack/react-router";
import { useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { Place } from "../place.tsx";
import { Resemblance } from "./resemblance.tsx";
import { detailOf, type Task } from "./said-of-task.ts";
import { TaskActs } from "./task-acts.tsx";

/** A task: what it is about, and what ends it. */
export function TaskPage() {
  const { taskId } = useParams({ from: "/tasks/$taskId" });
  return (
    <Read of={useRead("/v1/tasks/{taskId}", { path: { taskId } })} title="Tâche">
      {({ body }) => <Shown task={body} />}
    </Read>
  );
}

function Shown({ task }: { task: Task }) {
  const label = useLabels();
  return (
    <Page title={capital(label("Task.kind", task.kind))}>
      <p>
        <span className={task.state === "open" ? "chip wait" : "chip ok"}>
          {label("Task.state", task.state)}
        </span>{" "}
        <span className="quiet">depuis le {dayOf(task.openedAt)}</span>
      </p>
      <p>{detailOf(task, label)}</p>
      <p>
        <Place of={task.about} />
      </p>
      {task.completed === undefined ? null : (
        <p className="note">
          Terminée le {dayOf(task.completed.at)}
          {task.completed.note === undefined ? "." : ` : ${task.completed.note}`}
        </p>
      )}
      {task.kind === "resemblance" ? <Resemblance task={task} /> : <TaskActs task={task} />}
    </Page>
  );
}
