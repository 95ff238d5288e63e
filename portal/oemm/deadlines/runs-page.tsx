import { useState } from "react";
import { Button } from "react-aria-components";
import { useRead } from "../../api.ts";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";

/** The daily runs over the deadlines, and what each did. */
export function RunsPage() {
  const list = useList("/v1/deadline-runs", { query: { limit: 30 } });
  const [shown, setShown] = useState<string>();
  return (
    <Page title="Passages quotidiens">
      <p className="quiet">Chaque jour, les échéances arrivées sont rappelées, ou suivies d’effet.</p>
      <div className="card">
        <Listed of={list} empty="Aucun passage n’a encore eu lieu : le prochain apparaîtra ici.">
          {(runs) => (
            <ul className="todo">
              {runs.map(({ id, startedAt, finishedAt, from, to, read }) => (
                <li key={id}>
                  <div>
                    <strong>
                      {dayOf(startedAt)}, {timeOf(startedAt)}
                    </strong>
                    <p className="quiet">
                      {from === to
                        ? `Échéances du ${dayOf(to)}`
                        : `Échéances du ${dayOf(from)} au ${dayOf(to)}`}{" "}
                      · {read} lues{finishedAt === undefined ? " · en cours" : ""}
                    </p>
                    {shown === id ? <Done runId={id} /> : null}
                  </div>
                  <Button
                    className="button soft small"
                    aria-expanded={shown === id}
                    onPress={() => setShown(shown === id ? undefined : id)}
                  >
                    Compte rendu<span className="hidden"> du {dayOf(startedAt)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}

function Done({ runId }: { runId: string }) {
  const read = useRead("/v1/deadline-runs/{runId}", { path: { runId } });
  return (
    <Read of={read}>
      {({ body: { done } }) => (
        <p>
          Rappelées : {done.reminded} · échues : {done.expired} · closes : {done.closed} · reportées :{" "}
          {done.postponed} · laissées : {done.skipped} · en échec : {done.failed}
        </p>
      )}
    </Read>
  );
}
