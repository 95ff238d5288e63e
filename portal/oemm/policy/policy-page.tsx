import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi, useRead } from "../../api.ts";
import { recordBranchDecision } from "../../made/bodies/recordBranchDecision.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";

type Series = ReplyOf<"/v1/policy-series", "get">;
type Validity = Series["inForce"]["partialValidity"]["vae"];
type Decision = Series["decisions"][number]["decision"];

const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

/** What the branch decides from a day on: what is in force, what was decided, and a new decision. */
export function PolicyPage() {
  const api = useApi();
  const label = useLabels();
  const read = useRead("/v1/policy-series", {});
  const said = (validity: Validity) =>
    validity === "permanent"
      ? label("SeriesDecision.value", validity)
      : `${validity.count} ${label("SeriesDecision.value.unit", validity.unit)}${validity.count > 1 && validity.unit !== "month" ? "s" : ""}`;
  const decided = (decision: Decision): string => {
    if (decision.series === "partial-validity")
      return `${label("SeriesDecision.path", decision.path)} : ${said(decision.value)}`;
    if (decision.series === "convocation-notice") return counted(decision.value, "jour", "jours");
    if (decision.series === "waiting-threshold")
      return `${decision.certification ?? "toutes les certifications"} : ${counted(decision.value, "dossier", "dossiers")}`;
    return euros.format(decision.value / 100);
  };
  return (
    <Page title="Décisions de la branche">
      <div className="buttons acts">
        <ActButton
          name="recordDecision"
          label="Enregistrer une décision"
          look="button small"
          says="Elle vaut à partir du jour qu’elle dit, et reste dans l’historique : une autre la remplace ensuite."
          body={recordBranchDecision}
          send={(body, key) => api.post("/v1/policy-series", { body, key })}
          done="La décision est enregistrée."
        />
      </div>
      <Read of={read}>
        {({ body: { on, inForce, decisions } }) => (
          <div className="desk-columns">
            <section className="card" aria-labelledby="in-force">
              <h2 id="in-force">En vigueur le {dayOf(on)}</h2>
              <dl className="facts">
                <dt>Domaines acquis par la VAE</dt>
                <dd>{said(inForce.partialValidity.vae)}</dd>
                <dt>Domaines acquis par la formation</dt>
                <dd>{said(inForce.partialValidity.training)}</dd>
                <dt>Prévenance des convocations</dt>
                <dd>{inForce.convocationNoticeDays} jours</dd>
                <dt>Seuil de la liste d’attente</dt>
                <dd>
                  {inForce.waitingThreshold.usual} dossiers
                  {Object.entries(inForce.waitingThreshold.of).map(([code, value]) => `, ${code} : ${value}`)}
                </dd>
                <dt>Valeur du point</dt>
                <dd>{euros.format(inForce.pointValueCents / 100)}</dd>
              </dl>
            </section>
            <section className="card" aria-labelledby="decisions">
              <h2 id="decisions">Décisions</h2>
              {decisions.length === 0 ? (
                <p className="empty">
                  Aucune décision n’est enregistrée : les valeurs du guide s’appliquent.
                </p>
              ) : (
                <ul className="todo">
                  {decisions.map(({ decision, recordedAt }) => (
                    <li key={`${recordedAt} ${decision.series}`}>
                      <div>
                        <strong>{capital(label("SeriesDecision.series", decision.series))}</strong>
                        <p className="quiet">
                          {decided(decision)}, à partir du {dayOf(decision.from)} · décidé le{" "}
                          {dayOf(decision.decidedOn)}
                          {decision.reference === undefined ? "" : ` · ${decision.reference}`}
                        </p>
                      </div>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </div>
        )}
      </Read>
    </Page>
  );
}
