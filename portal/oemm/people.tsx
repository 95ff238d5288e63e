import { ActButton } from "../acts/act-button.tsx";
import { useApi } from "../api.ts";
import { changePerson } from "../made/bodies/changePerson.ts";
import { invite } from "../made/bodies/invite.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Listed, useList } from "./list.tsx";
import { capital } from "./names.ts";

/** Who acts for a party, and the invitation of others. */
export function People({ partyId }: { partyId: string }) {
  const api = useApi();
  const label = useLabels();
  const path = { partyId };
  const list = useList("/v1/parties/{partyId}/people", { path });
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">Personnes</h2>
      <Listed of={list} empty="Personne n’agit encore pour cet organisme.">
        {(people) => (
          <ul className="todo">
            {people.map(({ id, name, email, role, active, answer, invitedAt, version }) => (
              <li key={id}>
                <div>
                  <strong>{name}</strong>
                  <p className="quiet">
                    {capital(label("Person.role", role))} · {email} · invitée le {dayOf(invitedAt)}
                  </p>
                  {active ? null : <span className="chip no">désactivée</span>}
                  {answer === undefined || answer === "accepted" ? null : (
                    <span className="chip wait">{label("Person.answer", answer)}</span>
                  )}
                </div>
                <ActButton
                  name={`changePerson ${partyId} ${id}`}
                  label="Modifier"
                  body={changePerson}
                  initial={{ name, role, active }}
                  send={(body) =>
                    api.patch("/v1/parties/{partyId}/people/{personId}", {
                      path: { partyId, personId: id },
                      body,
                      ifMatch: `"${version}"`,
                    })
                  }
                  done="La personne est modifiée."
                />
              </li>
            ))}
          </ul>
        )}
      </Listed>
      <p className="after">
        <ActButton
          name={`invite ${partyId}`}
          label="Inviter une personne"
          says="Un courriel l’invite à agir pour cet organisme ; la même adresse reçoit de nouveau son invitation."
          body={invite}
          send={(body, key) => api.post("/v1/parties/{partyId}/people", { path, body, key })}
          done="L’invitation part."
        />
      </p>
    </section>
  );
}
