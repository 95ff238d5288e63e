import { Link, useParams } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi, useRead } from "../../api.ts";
import { describeCentre } from "../../made/bodies/describeCentre.ts";
import { mergeCentre } from "../../made/bodies/mergeCentre.ts";
import { recordApproval } from "../../made/bodies/recordApproval.ts";
import { People } from "../../organisation/people.tsx";
import { capital } from "../../shell/capital.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { telephone } from "../../shell/telephone.ts";

/** How a standing looks. */
const looks: Readonly<Record<string, string>> = { "in-force": "ok", ending: "wait", ended: "no" };

/** A centre: what it may do, until when, who acts for it, and who goes with it. */
export function CentrePage() {
  const { centreId } = useParams({ from: "/centres/$centreId" });
  const api = useApi();
  const label = useLabels();
  const path = { centreId };
  const read = useRead("/v1/centres/{centreId}", { path });
  return (
    <Read of={read} title="Centre">
      {({ body: { centre, approvals, standings } }) => (
        <Page title={centre.name} above={<p className="quiet">Centre</p>}>
          {centre.mergedInto === undefined ? null : (
            <p className="note">
              Ce centre a été fusionné avec{" "}
              <Link to="/centres/$centreId" params={{ centreId: centre.mergedInto }}>
                un autre
              </Link>
              .
            </p>
          )}
          <div className="buttons acts">
            <ActButton
              name={`recordApproval ${centreId}`}
              label="Enregistrer un agrément"
              look="button small"
              body={recordApproval}
              send={(body, key) => api.post("/v1/centres/{centreId}/approvals", { path, body, key })}
              done="L’agrément est enregistré."
            />
            <ActButton
              name={`describeCentre ${centreId}`}
              label="Modifier"
              body={describeCentre}
              initial={{
                name: centre.name,
                email: centre.email,
                address: centre.address,
                city: centre.city,
                ...(centre.phone === undefined ? {} : { phone: centre.phone }),
              }}
              send={(body) =>
                api.put("/v1/centres/{centreId}", { path, body, ifMatch: `"${centre.version}"` })
              }
              done="Le centre est modifié."
            />
            {centre.mergedInto === undefined ? (
              <ActButton
                name={`mergeCentre ${centreId}`}
                label="Fusionner avec un autre"
                look="button brick small"
                says="Les dossiers, les agréments et les personnes de ce centre vont à celui qui le reçoit. Une fusion ne se défait pas."
                body={mergeCentre}
                told={{ intoId: { label: "Centre qui le reçoit" } }}
                send={(body, key) => api.post("/v1/centres/{centreId}/merger", { path, body, key })}
                done="Les deux centres sont fusionnés."
              />
            ) : null}
          </div>
          <div className="desk-columns">
            <div className="stack">
              <section className="card" aria-labelledby="approvals">
                <h2 id="approvals">Agréments</h2>
                {standings.length === 0 ? <p className="empty">Aucun agrément.</p> : null}
                <ul className="todo">
                  {standings.map(({ certification, service, standing, lastDay }) => (
                    <li key={`${certification} ${service}`}>
                      <div>
                        <strong>{certification}</strong> {label("Approval.service", service)}
                        {lastDay === undefined ? null : <p className="quiet">jusqu’au {dayOf(lastDay)}</p>}
                      </div>
                      <span className={`chip ${looks[standing] ?? ""}`}>
                        {label("readCentre.standings.standing", standing)}
                      </span>
                    </li>
                  ))}
                </ul>
                {approvals.length === 0 ? null : (
                  <details>
                    <summary>Toutes les décisions ({approvals.length})</summary>
                    <ul className="todo">
                      {approvals.map(({ certification, service, from, until, decidedOn, reference }) => (
                        <li key={`${certification} ${service} ${from}`}>
                          <span>
                            {certification}, {label("Approval.service", service)} : du {dayOf(from)} au{" "}
                            {dayOf(until)}{" "}
                            <span className="quiet">
                              décidé le {dayOf(decidedOn)}
                              {reference === undefined ? "" : ` · ${reference}`}
                            </span>
                          </span>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </section>
              <UnderWay centreId={centreId} />
            </div>
            <div className="stack">
              <section className="card" aria-labelledby="contact">
                <h2 id="contact">Coordonnées</h2>
                <p>
                  {centre.address}
                  {centre.address.includes(centre.city) ? "" : `, ${centre.city}`}
                </p>
                <p>
                  {centre.email}
                  {centre.phone === undefined ? "" : ` · ${telephone(centre.phone)}`}
                </p>
                <p>
                  <Link to="/files" search={{ centre: centreId }}>
                    Ses dossiers
                  </Link>{" "}
                  ·{" "}
                  <Link to="/trails/$kind/$id" params={{ kind: "party", id: centreId }}>
                    Trace scellée
                  </Link>
                </p>
              </section>
              <People partyId={centreId} manages />
            </div>
          </div>
        </Page>
      )}
    </Read>
  );
}

/** Who goes with a centre, with the end of what it is approved for. */
function UnderWay({ centreId }: { centreId: string }) {
  const label = useLabels();
  const list = useList("/v1/centres/{centreId}/candidates-under-way", { path: { centreId } });
  return (
    <section className="card" aria-labelledby="under-way">
      <h2 id="under-way">Candidats en cours</h2>
      <Listed of={list} empty="Aucun candidat n’est en cours.">
        {(candidates) => (
          <ul className="todo">
            {candidates.map(({ id, candidateName, certification, state, service, approval }) => (
              <li key={id}>
                <div>
                  <Link className="todo-title" to="/files/$fileId" params={{ fileId: id }}>
                    {candidateName}
                  </Link>
                  <p className="quiet">
                    {certification} · {label("Approval.service", service)} · {label("File.state", state)}
                  </p>
                </div>
                {approval.standing === "in-force" ? null : (
                  <span className={`chip ${looks[approval.standing] ?? ""}`}>
                    {capital(label("CandidateUnderWay.approval.standing", approval.standing))}
                    {approval.lastDay === undefined ? "" : ` : ${dayOf(approval.lastDay)}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </section>
  );
}
