import { useApi } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { requestExport } from "../../made/bodies/requestExport.ts";
import { announce } from "../../shell/announce.tsx";
import { Page } from "../../shell/page.tsx";
import { LatestExports, useLatestExports } from "./latest-exports.tsx";

/** How many exports are shown, the latest first: their files are kept for some days. */
const shown = 20;

/** Exports of lists: asked for, followed, and fetched. */
export function ExportsPage() {
  const api = useApi();
  const exports = useLatestExports(shown);
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
              await api.post("/v1/exports", { body, key });
              announce("L’export est demandé : il est écrit en ce moment.");
            }}
            done={() => exports.refetch()}
            label="Demander l’export"
          />
        </section>
        <section className="card" aria-labelledby="asked">
          <h2 id="asked">Vos derniers exports</h2>
          <LatestExports of={exports} />
        </section>
      </div>
    </Page>
  );
}
