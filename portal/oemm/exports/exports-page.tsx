import { useState } from "react";
import { useApi } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { requestExport } from "../../made/bodies/requestExport.ts";
import { useAccount } from "../../shell/account.ts";
import { announce } from "../../shell/announce.tsx";
import { Page } from "../../shell/page.tsx";
import { askedFor, rememberAsked } from "./asked-exports.ts";
import { FollowedExport } from "./followed-export.tsx";

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
              <FollowedExport key={exportId} exportId={exportId} />
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
