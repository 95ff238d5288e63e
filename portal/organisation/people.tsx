import { ActButton } from "../acts/act-button.tsx";
import { useApi } from "../api.ts";
import { changePerson } from "../made/bodies/changePerson.ts";
import { invitePerson } from "../made/bodies/invitePerson.ts";
import { useLabels } from "../shell/labels.ts";
import { Listed, useList } from "../shell/list.tsx";

const toldOfRole = { help: "Un responsable invite aussi les personnes, et change ou arrête leurs droits." };

/** Who acts for a company, a centre or the OEMM: invited, changed, stopped by its managers. */
export function People({ partyId, manages }: { partyId: string; manages: boolean }) {
  const people = useList("/v1/parties/{partyId}/people", { path: { partyId } });
  const api = useApi();
  const labelled = useLabels();
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">Personnes</h2>
      <Listed of={people} empty="Personne n’agit encore pour cet organisme.">
        {(items) => (
          <ul className="lines acts">
            {items.map((person) => {
              const { id, version, name, email, role, active, answer } = person;
              const path = { partyId, personId: id };
              const change = (body: { active?: boolean; role?: typeof role; name?: string }) =>
                api.patch("/v1/parties/{partyId}/people/{personId}", { path, body, ifMatch: `"${version}"` });
              return (
                <li key={id}>
                  <div>
                    <strong>{name}</strong> <span className="chip">{labelled("Person.role", role)}</span>
                    <p className="quiet">
                      {email}
                      {answer === "waiting" ? " · invitation sans réponse" : null}
                      {answer === "declined" ? " · invitation déclinée" : null}
                      {active ? null : " · n’agit plus"}
                    </p>
                  </div>
                  {manages ? (
                    <div className="buttons">
                      {answer === "waiting" ? (
                        <ActButton
                          name={`invite-again:${id}`}
                          label="Renvoyer l’invitation"
                          send={(_, key) =>
                            api.post("/v1/parties/{partyId}/people", {
                              path: { partyId },
                              body: { name, email, role },
                              key,
                            })
                          }
                          done="L’invitation est renvoyée."
                        />
                      ) : null}
                      <ActButton
                        name={`change-person:${id}`}
                        label="Modifier"
                        body={changePerson}
                        initial={{ name, role, active }}
                        told={{
                          role: toldOfRole,
                          active: {
                            label: "Agit pour l’organisme",
                            help: "Décochez pour arrêter : elle ne lit plus rien en son nom, et peut être rétablie.",
                          },
                        }}
                        send={change}
                        done="C’est enregistré."
                      />
                    </div>
                  ) : null}
                </li>
              );
            })}
          </ul>
        )}
      </Listed>
      {manages ? (
        <ActButton
          name={`invite:${partyId}`}
          label="Inviter une personne"
          says="Elle reçoit un courriel, et agit dès qu’elle a accepté."
          body={invitePerson}
          told={{ role: toldOfRole }}
          send={(body, key) => api.post("/v1/parties/{partyId}/people", { path: { partyId }, body, key })}
          done="L’invitation est envoyée."
        />
      ) : null}
    </section>
  );
}
