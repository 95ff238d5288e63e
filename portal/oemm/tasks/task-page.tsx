import { useParams } from "@tanstack/react-router";
import { dayOf } from "../../shell/dates.ts";
import { Failure } from "../../shell/failure.tsx";
import { useLabels } from "../../shell/labels.ts";
import { useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { capital } from "../names.ts";
import { Place } from "../place.tsx";
import { Resemblance } from "./resemblance.tsx";
import { detailOf, type Task } from "./said-of-task.ts";
import { TaskActs } from "./task-acts.tsx";
import { everSince } from "./tasks-page.tsx";

/** A task: what it is about, and what ends it. */
export function TaskPage() {
  const { taskId } = useParams({ from: "/tasks/$taskId" });
  const query = { limit: 100, from: everSince } as const;
  const open = useList("/v1/tasks", { query: { ...query, state: ["open" as const] } });
  const done = useList("/v1/tasks", { query: { ...query, state: ["done" as const] } });
  const held = [open, done].flatMap((list) => list.data?.pages.flatMap(({ items }) => items) ?? []);
  const task = held.find(({ id }) => id === taskId);
  if (task !== undefined) return <Shown task={task} />;
  const failed = [open, done].find((list) => list.isError);
  if (failed?.error) return <Failure error={failed.error} again={failed.refetch} />;
  if (open.isPending || done.isPending)
    return (
      <p className="quiet" role="status">
        Un instant…
      </p>
    );
  return (
    <Page title="Tâche">
      <p>Cette tâche n’est plus parmi les dernières.</p>
    </Page>
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
