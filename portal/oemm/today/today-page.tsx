import { Link } from "@tanstack/react-router";
import { useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf, weekdayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { LatestExports, useLatestExports } from "../exports/latest-exports.tsx";
import { useSessions, useToday } from "../for-each-certification.ts";
import { TaskLines } from "../tasks/task-lines.tsx";
import { ComingDeadlines } from "./coming-deadlines.tsx";
import { WaitingLists } from "./waiting-lists.tsx";

/** How many tasks are shown one by one. */
const shownTasks = 8;
/** How many exports are shown. */
const shownExports = 3;
/** More tasks of a kind than this are a line together. */
const mostOfAKind = 3;

/** What OEMM has to do today. */
export function TodayPage() {
  const today = useToday();
  return (
    <Page title={today === undefined ? "Aujourd’hui" : capital(weekdayOf(today))}>
      <Lead today={today} />
      <div className="desk-columns">
        <ToDo />
        <div className="stack">
          <WaitingLists />
          {today === undefined ? null : <ComingDeadlines today={today} />}
          <WrittenExports />
        </div>
      </div>
    </Page>
  );
}

/** How much waits, and which jury sits next. */
function Lead({ today }: { today: string | undefined }) {
  const tasks = useRead("/v1/tasks", { query: { limit: 100 } });
  const sessions = useSessions(today);
  const label = useLabels();
  const next = sessions.data?.body.items.find(({ state }) => state !== "cancelled" && state !== "closed");
  const { length = 0 } = tasks.data?.body.items ?? [];
  return (
    <p className="quiet">
      {tasks.data === undefined ? "" : saidOf(length)}{" "}
      {next === undefined ? null : (
        <>
          Prochain jury :{" "}
          <Link to="/sessions/$sessionId" params={{ sessionId: next.id }}>
            {next.date === today ? "aujourd’hui" : dayOf(next.date)}
          </Link>
          , {label("File.certification", next.certification)},
          {counted(next.candidates, "candidat", "candidats")}.
        </>
      )}
    </p>
  );
}

function saidOf(waiting: number): string {
  if (waiting === 0) return "Rien n’attend de décision.";
  return waiting === 1 ? "Une chose attend une décision." : `${waiting} choses attendent une décision.`;
}

/** The exports that were asked for last. */
function WrittenExports() {
  const exports = useLatestExports(shownExports);
  if (exports.data?.body.items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="latest-exports">
      <h2 id="latest-exports">Exports</h2>
      <LatestExports of={exports} />
    </section>
  );
}

function ToDo() {
  const tasks = useRead("/v1/tasks", { query: { limit: 100 } });
  const label = useLabels();
  return (
    <section className="card" aria-labelledby="to-do">
      <h2 id="to-do">À traiter</h2>
      <Read of={tasks}>
        {({ body: { items } }) => {
          const kinds = [...Map.groupBy(items, ({ kind }) => kind)];
          const few = kinds.filter(([, tasks]) => tasks.length <= mostOfAKind);
          const many = kinds.filter(([, tasks]) => tasks.length > mostOfAKind);
          return items.length === 0 ? (
            <p className="empty">Tout est fait. Les tâches à venir apparaîtront ici.</p>
          ) : (
            <>
              <TaskLines tasks={few.flatMap(([, tasks]) => tasks).slice(0, shownTasks)} />
              <ul className="todo many">
                {many.map(([kind, { length }]) => (
                  <li key={kind}>
                    <div>
                      <strong>{capital(label("Task.kind", kind))}</strong>
                      <p className="quiet">{length} tâches</p>
                    </div>
                    <Link className="button soft small" to="/tasks" search={{ kind }}>
                      Voir<span className="hidden"> : {label("Task.kind", kind)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              <p className="after">
                <Link to="/tasks">Voir toutes les tâches</Link>
              </p>
            </>
          );
        }}
      </Read>
    </section>
  );
}
