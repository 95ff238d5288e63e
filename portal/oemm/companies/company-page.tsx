import { Link, useParams } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi, useRead } from "../../api.ts";
import { describeCompany } from "../../made/bodies/describeCompany.ts";
import { mergeCompany } from "../../made/bodies/mergeCompany.ts";
import { People } from "../../organisation/people.tsx";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";

/** A company: where it is reached, who acts for it, and its employees' files. */
export function CompanyPage() {
  const { companyId } = useParams({ from: "/companies/$companyId" });
  const api = useApi();
  const label = useLabels();
  const path = { companyId };
  const read = useRead("/v1/companies/{companyId}", { path });
  const files = useList("/v1/files", { query: { company: companyId, limit: 50 } });
  return (
    <Read of={read} title="Entreprise">
      {({ body: { name, email, address, city, version, mergedInto } }) => (
        <Page title={name} above={<p className="quiet">Entreprise</p>}>
          {mergedInto === undefined ? null : (
            <p className="note">
              Cette entreprise a été fusionnée avec{" "}
              <Link to="/companies/$companyId" params={{ companyId: mergedInto }}>
                une autre
              </Link>
              .
            </p>
          )}
          <div className="buttons acts">
            <ActButton
              name={`describeCompany ${companyId}`}
              label="Modifier"
              body={describeCompany}
              initial={{ name, email, address, city }}
              send={(body) => api.put("/v1/companies/{companyId}", { path, body, ifMatch: `"${version}"` })}
              done="L’entreprise est modifiée."
            />
            {mergedInto === undefined ? (
              <ActButton
                name={`mergeCompany ${companyId}`}
                label="Fusionner avec une autre"
                look="button brick small"
                says="Les dossiers et les personnes de cette entreprise vont à celle qui la reçoit. Une fusion ne se défait pas."
                body={mergeCompany}
                told={{ intoId: { label: "Entreprise qui la reçoit" } }}
                send={(body, key) => api.post("/v1/companies/{companyId}/merger", { path, body, key })}
                done="Les deux entreprises sont fusionnées."
              />
            ) : null}
          </div>
          <div className="desk-columns">
            <section className="card" aria-labelledby="files">
              <h2 id="files">Dossiers de ses salariés</h2>
              <Listed of={files} empty="Aucun dossier.">
                {(found) => (
                  <ul className="todo">
                    {found.map(({ id, candidateName, certification, path: way, state }) => (
                      <li key={id}>
                        <Link className="todo-title" to="/files/$fileId" params={{ fileId: id }}>
                          {candidateName}
                        </Link>
                        <span className="quiet">
                          {certification} · {label("File.path", way)} · {label("File.state", state)}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </Listed>
            </section>
            <div className="stack">
              <section className="card" aria-labelledby="contact">
                <h2 id="contact">Coordonnées</h2>
                <p>
                  {address}
                  <br />
                  {city}
                </p>
                <p>{email}</p>
                <p>
                  <Link to="/trails/$kind/$id" params={{ kind: "party", id: companyId }}>
                    Trace scellée
                  </Link>
                </p>
              </section>
              <People partyId={companyId} manages />
            </div>
          </div>
        </Page>
      )}
    </Read>
  );
}
