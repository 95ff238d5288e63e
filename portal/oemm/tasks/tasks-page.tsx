import { Link, useSearch } from "@tanstack/react-router";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import type { Task } from "./said-of-task.ts";
import { TaskLines } from "./task-lines.tsx";

/** A day before any other: what was due before today is asked for by date. */
const everSince = "2000-01-01";

/** A link among several to one page leads to where one is when all of its search is the same. */
const only = { exact: true } as const;

/** What is said where there are none. */
const emptyOf = {
  open: "Tout est fait. Les tâches à venir apparaîtront ici.",
  done: "Aucune tâche n’est encore terminée : celles qui le seront apparaîtront ici.",
};

/** What OEMM has to do, or has done: all, or those of a kind. */
export function TasksPage() {
  const search = useSearch({ from: "/tasks" });
  const { state = "open", kind } = search;
  const list = useList("/v1/tasks", { query: { state: [state], limit: 100, from: everSince } });
  const label = useLabels();
  return (
    <Page title="Tâches">
      <nav className="tabs" aria-label="Tâches">
        <Link
          to="/tasks"
          search={{ kind }}
          activeOptions={only}
          aria-current={state === "open" ? "page" : undefined}
        >
          À faire
        </Link>
        <Link
          to="/tasks"
          search={{ state: "done", kind }}
          activeOptions={only}
          aria-current={state === "done" ? "page" : undefined}
        >
          Terminées
        </Link>
      </nav>
      <Listed<Task> of={list} empty={emptyOf[state]}>
        {(tasks) => {
          const kinds = [...Map.groupBy(tasks, (task) => task.kind)];
          const shown = kind === undefined ? tasks : tasks.filter((task) => task.kind === kind);
          return (
            <>
              <ul className="filters" aria-label="Par nature">
                <li>
                  <Link
                    to="/tasks"
                    search={{ ...search, kind: undefined }}
                    activeOptions={only}
                    aria-current={kind === undefined || undefined}
                  >
                    Toutes <span>{tasks.length}</span>
                  </Link>
                </li>
                {kinds.map(([one, { length }]) => (
                  <li key={one}>
                    <Link
                      to="/tasks"
                      search={{ ...search, kind: one }}
                      activeOptions={only}
                      aria-current={kind === one || undefined}
                    >
                      {capital(label("Task.kind", one))} <span>{length}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              <section className="card" aria-label={state === "open" ? "À faire" : "Terminées"}>
                {shown.length === 0 ? (
                  <p className="empty">Aucune de cette nature.</p>
                ) : (
                  <TaskLines tasks={shown} />
                )}
              </section>
            </>
          );
        }}
      </Listed>
    </Page>
  );
}
