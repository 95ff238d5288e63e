import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { api } from "../api.ts";
import { useNames } from "../candidate/around-file.ts";
import "../candidate/candidate.css";
import { goToSignIn } from "../session/signing-in.ts";
import { useAccount } from "../shell/account.ts";
import type { Account } from "../shell/capacity.ts";
import { capital } from "../shell/capital.ts";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";

/** Who is signed in, what they may act as and are invited to, and all that they can do about their own data. */
export function AccountPage() {
  const account = useAccount();
  const roles = useNames("Account.role");
  return (
    <div className="narrow">
      <Page title="Mon compte">
        <div className="stack">
          <Invitations account={account} />
          <section className="card" aria-labelledby="self">
            <h2 id="self">Vous</h2>
            <dl className="check">
              {account.name === (account.email ?? account.account) ? null : (
                <div>
                  <dt>Nom</dt>
                  <dd>{account.name}</dd>
                </div>
              )}
              <div>
                <dt>Adresse du compte</dt>
                <dd>{account.email ?? account.account}</dd>
              </div>
              {account.capacities.map(({ actingAs, role, name }) => (
                <div key={actingAs}>
                  <dt>{capital(roles[role] ?? role)}</dt>
                  <dd>{name ?? actingAs}</dd>
                </div>
              ))}
            </dl>
            <ul className="plain">
              <li>
                <Link to="/account/addresses">Vérifier une autre adresse, reprendre un compte</Link>
              </li>
              <li>
                <Link to="/account/second-factor">Mettre en place un second facteur de connexion</Link>
              </li>
            </ul>
          </section>
          <section className="card" aria-labelledby="data">
            <h2 id="data">Vos données</h2>
            <ul className="plain">
              <li>
                <Link to="/account/trail">Ce qui a été fait et lu à votre sujet</Link>
              </li>
              <li>
                <Link to="/account/copy">Recevoir une copie de tout ce qui est conservé</Link>
              </li>
              <li>
                <Link to="/me/rectifications">Demander une rectification, lire les réponses</Link>
              </li>
              <li>
                <a href="/api/privacy">Lire la notice sur les données personnelles</a>
              </li>
            </ul>
          </section>
          <section className="card" aria-labelledby="more">
            <h2 id="more">Et aussi</h2>
            <ul className="plain">
              <li>
                <Link to="/account/claims">
                  Réclamer un certificat ou des domaines obtenus avant ce service
                </Link>
              </li>
              {account.capacities.length === 0 ? null : (
                <li>
                  <Link to="/account/reminders">Choisir les rappels que reçoit votre organisme</Link>
                </li>
              )}
            </ul>
          </section>
        </div>
      </Page>
    </div>
  );
}

/** What waits for an answer (R-PER-6). */
function Invitations({ account }: { account: Account }) {
  const [answered, setAnswered] = useState<{ name: string; accepts: boolean }>();
  return (
    <>
      <div role="status">
        {answered === undefined ? null : (
          <div className="card">
            <p>
              Vous avez {answered.accepts ? "accepté" : "décliné"} l’invitation ({answered.name}).
            </p>
            {answered.accepts ? (
              <Button className="button small" onPress={() => goToSignIn("/")}>
                Agir en cette qualité
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {account.invitations.map((invitation) => (
        <Invitation
          key={invitation.actingAs}
          invitation={invitation}
          tell={(accepts) => setAnswered({ accepts, name: invitation.name ?? invitation.actingAs })}
        />
      ))}
    </>
  );
}

function Invitation(props: { invitation: Account["invitations"][number]; tell: (accepts: boolean) => void }) {
  const { invitation, tell } = props;
  const queries = useQueryClient();
  const roles = useNames("Account.role");
  const partyRoles = useNames("Account.partyRole");
  const { actingAs: partyId, name = partyId, role, partyRole, secondFactor } = invitation;
  const answering = useMutation({
    mutationFn: (accepts: boolean) =>
      accepts
        ? api.post("/v1/me/invitations/{partyId}/acceptance", { path: { partyId } })
        : api.post("/v1/me/invitations/{partyId}/refusal", { path: { partyId } }),
    onSuccess: async (_, accepts) => {
      await queries.invalidateQueries({ queryKey: ["me"] });
      tell(accepts);
    },
  });
  return (
    <section className="card now" aria-label={`Invitation : ${name}`}>
      <h2>Une invitation vous attend</h2>
      <p>
        <b>{name}</b> vous invite à agir en son nom
        {partyRole === undefined
          ? `, en qualité de ${roles[role] ?? role}`
          : `, comme ${partyRoles[partyRole] ?? partyRole}`}
        . Rien ne change tant que vous n’avez pas accepté.
      </p>
      {secondFactor ? (
        <p className="quiet">
          Cette qualité demande un second facteur à la connexion (application de codes).
        </p>
      ) : null}
      <Refused error={answering.error} />
      <div className="buttons">
        <Button
          className="button small"
          isPending={answering.isPending}
          onPress={() => answering.mutate(true)}
        >
          Accepter
        </Button>
        <Button
          className="button soft small"
          isPending={answering.isPending}
          onPress={() => answering.mutate(false)}
        >
          Décliner
        </Button>
      </div>
    </section>
  );
}
