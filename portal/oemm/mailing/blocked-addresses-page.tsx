import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";

/** The addresses to which nothing is sent any more, and what lets mails go there again. */
export function BlockedAddressesPage() {
  const api = useApi();
  const label = useLabels();
  const list = useList("/v1/blocked-addresses", { query: { limit: 50 } });
  return (
    <Page title="Adresses bloquées">
      <p className="quiet">
        Plus aucun courriel ne part vers une adresse qui a refusé le dernier pour de bon, ou qui l’a signalé.
      </p>
      <div className="card">
        <Listed
          of={list}
          empty="Aucune adresse n’est bloquée. Celles qui refusent un courriel apparaîtront ici."
        >
          {(addresses) => (
            <ul className="todo">
              {addresses.map(({ address, state, cause, reason, blockedAt }) => (
                <li key={address}>
                  <div>
                    <strong>{address}</strong>
                    <p className="quiet">
                      {capital(label("File.addressFault.cause", cause))} le {dayOf(blockedAt)} · {reason}
                    </p>
                  </div>
                  {state === "blocked" ? (
                    <ActButton
                      name={`liftBlock ${address}`}
                      label="Lever le blocage"
                      says="Les prochains courriels repartiront vers cette adresse. Assurez-vous d’abord qu’elle fonctionne."
                      initial={{ email: address }}
                      send={(body: { email: string }, key) =>
                        api.post("/v1/blocked-addresses/lifting", { body, key })
                      }
                      done="Le blocage est levé."
                    />
                  ) : (
                    <span className="chip ok">levé</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}
