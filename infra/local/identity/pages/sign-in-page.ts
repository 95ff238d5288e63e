import { demoAccounts } from "../demo-accounts.ts";
import { type Html, html } from "./html.ts";
import { faultOf, page } from "./page.ts";

/** Where a person chooses an account. `query` is the request of the client, which goes on afterwards. */
export function signInPage(query: string, fault?: string): Html {
  const rows = demoAccounts.map(
    ({ login, givenName, familyName, description }) => html`<tr>
<td>${givenName} ${familyName}</td><td>${description}</td>
<td><button name="account" value="${login}" aria-label="Choisir ${givenName} ${familyName}, ${description}">Choisir</button></td></tr>`,
  );
  return page(
    "Se connecter",
    html`${faultOf(fault)}
<form method="post" action="/login${query}">
<label for="email">Adresse électronique</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button>Continuer</button></form>
<p>Pas encore de compte\u00a0? <a href="/signup${query}">S’inscrire</a></p>
<h2>Ou prendre un compte de démonstration</h2>
<form method="post" action="/login${query}"><table>${rows}</table></form>`,
  );
}
