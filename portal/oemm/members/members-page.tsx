import { Link } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { describeJuryMember } from "../../made/bodies/describeJuryMember.ts";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { idFrom, soughtQuery, useSought } from "../directory.tsx";

/** The directory of jury members: who may sit, by their side. */
export function MembersPage() {
  const { q, field } = useSought();
  const api = useApi();
  const label = useLabels();
  const list = useList("/v1/jury-members", { query: soughtQuery(q) });
  return (
    <Page title="Membres de jury">
      <div className="above-list">
        {field}
        <ActButton
          name="describeMember new"
          label="Inscrire un membre"
          look="button small"
          body={describeJuryMember}
          told={{ companyId: { label: "Entreprise où il travaille" } }}
          send={(body) =>
            api.put("/v1/jury-members/{memberId}", {
              path: { memberId: idFrom("jur", body.name ?? "") },
              body,
              create: true,
            })
          }
          done="Le membre est inscrit à l’annuaire."
        />
      </div>
      <div className="card">
        <Listed
          of={list}
          empty={q === undefined ? "Aucun membre n’est encore inscrit." : "Aucun membre ne commence ainsi."}
        >
          {(members) => (
            <ul className="todo">
              {members.map((member) => {
                const { id, name, email, side, organisation, representsOemm, companyId, version } = member;
                return (
                  <li key={id}>
                    <div>
                      <strong>{name}</strong> <span className="chip">{label("JuryMember.side", side)}</span>
                      <p className="quiet">
                        {capital(organisation)} · {email}
                        {representsOemm ? " · représente l’OEMM" : ""}
                        {companyId === undefined ? null : (
                          <>
                            {" · "}
                            <Link to="/companies/$companyId" params={{ companyId }}>
                              son entreprise
                            </Link>
                          </>
                        )}
                      </p>
                    </div>
                    <ActButton
                      name={`describeMember ${id}`}
                      label="Modifier"
                      body={describeJuryMember}
                      initial={{
                        name,
                        email,
                        side,
                        organisation,
                        representsOemm,
                        ...(companyId === undefined ? {} : { companyId }),
                      }}
                      told={{ companyId: { label: "Entreprise où il travaille" } }}
                      send={(body) =>
                        api.put("/v1/jury-members/{memberId}", {
                          path: { memberId: id },
                          body,
                          ifMatch: `"${version}"`,
                        })
                      }
                      done="Le membre est modifié."
                    />
                  </li>
                );
              })}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}
