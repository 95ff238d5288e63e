import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { requestExport } from "../../made/bodies/requestExport.ts";
import { useAccount } from "../../shell/account.ts";
import { announce } from "../../shell/announce.tsx";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { capital } from "../names.ts";
import { askedFor, rememberAsked } from "./asked-exports.ts";

/** Milliseconds after which an export that is being written is looked at again. */
const lookAgain = 2_000;

/** Exports of lists: asked for, followed, and fetched. */
export function ExportsPage() {
  const api = useApi();
  const { subject } = useAccount();
  const [asked, setAsked] = useState(() => askedFor(subject));
  return (
    <Page title="Exports">
      <div className="desk-columns">
        <section className="card" aria-labelledby="ask">
          <h2 id="ask">Exporter une liste</h2>
          <BodyForm
            name="requestExport"
            body={requestExport}
            initial={{ format: "csv" } as never}
            send={async (body, key) => {
              const answer = await api.post("/v1/exports", { body, key });
              setAsked(rememberAsked(subject, answer.body.id));
              announce("L’export est demandé : il est écrit en ce moment.");
            }}
            label="Demander l’export"
          />
        </section>
        <section className="card" aria-labelledby="asked">
          <h2 id="asked">Exports demandés sur cet appareil</h2>
          {asked.length === 0 ? <p className="empty">Aucun pour l’instant.</p> : null}
          <ul className="todo">
            {asked.map((exportId) => (
              <Followed key={exportId} exportId={exportId} />
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

function Followed({ exportId }: { exportId: string }) {
  const label = useLabels();
  const [isOver, setOver] = useState(false);
  const read = useRead("/v1/exports/{exportId}", { path: { exportId } }, isOver ? {} : { every: lookAgain });
  const state = read.data?.body.state;
  useEffect(() => {
    if (state !== undefined && state !== "requested" && state !== "running") setOver(true);
  }, [state]);
  return (
    <li>
      <Read of={read}>
        {({ body: { list, state: now, rows, requestedAt, download, format } }) => (
          <>
            <div>
              <strong>{capital(label("requestExport.list", list))}</strong>{" "}
              <span className="quiet">({format.toUpperCase()})</span>
              <p className="quiet">
                {dayOf(requestedAt)}, {timeOf(requestedAt)} · {rows} ligne{rows > 1 ? "s" : ""}
              </p>
              {isOver ? null : <progress aria-label="Écriture de l’export" />}
            </div>
            {download === undefined ? (
              <span className={now === "failed" ? "chip no" : "chip"}>{label("readExport.state", now)}</span>
            ) : (
              <Button className="button small" onPress={() => location.assign(download.url)}>
                Télécharger<span className="hidden"> {download.fileName}</span>
              </Button>
            )}
          </>
        )}
      </Read>
    </li>
  );
}
