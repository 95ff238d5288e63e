import type * as z from "zod";
import type { Role } from "../../../../shared/domain/access/actor.ts";
import type { accountView } from "../../../../shared/views/account-view.ts";
import type { UserAccount } from "../user-account.ts";
import { type Html, html } from "./html.ts";
import { faultOf, page } from "./page.ts";

/** What the API says of the signed-in person. */
type Me = z.infer<typeof accountView>;

const roleNames: Readonly<Record<Role, string>> = {
  candidate: "Candidat(e)",
  centre: "Centre",
  company: "Entreprise",
  oemm: "OEMM",
  "jury-member": "Jury",
  system: "Système",
};

/** A person's account: their second factor, what they may act as, and the invitations that wait for their answer. */
export function accountPage(account: UserAccount, me: Me | undefined, fault?: string): Html {
  const on = account.secondFactor === true;
  return page(
    `${account.givenName} ${account.familyName}`,
    html`${faultOf(fault)}
<p>${account.email}</p>
<form method="post" action="/account/sign-out"><button class="second">Se déconnecter</button></form>
<h2>Second facteur</h2>
<p>${
      on
        ? "Le code d’une application d’authentification est demandé à la connexion."
        : "Aucun\u00a0: les qualités de l’OEMM et des jurys restent fermées."
    }</p>
<form method="post" action="/account/application"><button>${on ? "Changer d’application" : "Activer avec une application"}</button></form>
<form method="post" action="/account/second-factor">
<button class="second" name="second_factor" value="${on ? "false" : "true"}">${on ? "Retirer" : "Activer pour un essai, sans application"}</button></form>
<h2>Invitations</h2>
${listOf(me?.invitations, "Aucune invitation n’attend de réponse.", ({ actingAs }) => answers("party_id", actingAs))}
${(me?.evaluations ?? []).map(evaluation)}
<h2>Qualités</h2>
${listOf(me?.capacities, "Aucune\u00a0: vous agissez pour vous seul(e).", () => html``)}`,
  );
}

type Shown = Me["invitations"][number];

function listOf(ones: readonly Shown[] | undefined, none: string, end: (one: Shown) => Html): Html {
  if (ones === undefined) return html`<p>L’API ne répond pas.</p>`;
  if (ones.length === 0) return html`<p>${none}</p>`;
  const rows = ones.map(
    (one) => html`<tr><td>${roleNames[one.role]}</td><td>${one.name ?? one.actingAs}</td>
<td>${one.secondFactor ? "second facteur demandé" : ""}</td><td>${end(one)}</td></tr>`,
  );
  return html`<table>${rows}</table>`;
}

/** R-PER-6: a candidate whom they are asked to evaluate. */
function evaluation({ fileId, candidateName, certification }: Me["evaluations"][number]): Html {
  return html`<p>Évaluer ${candidateName}, CQP ${certification}</p>${answers("file_id", fileId)}`;
}

function answers(name: "party_id" | "file_id", value: string): Html {
  return html`<form class="row" method="post" action="/account/invitations">
<input type="hidden" name="${name}" value="${value}">
<button name="answer" value="acceptance">Accepter</button>
<button class="second" name="answer" value="refusal">Décliner</button></form>`;
}
