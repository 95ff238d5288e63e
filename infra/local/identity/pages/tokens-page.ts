import { demoAccounts } from "../demo-accounts.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";

const script: Html = {
  text: `document.addEventListener("click", async ({ target }) => {
  if (!target.dataset.login) return;
  const answer = await fetch("/token", { method: "POST", body: new URLSearchParams({ account: target.dataset.login }) });
  document.getElementById("token").value = (await answer.json()).access_token;
});`,
};

/** The page that lists the demo accounts, each with a button that shows a token. */
export function tokensPage(issuer: string): Html {
  const rows = demoAccounts.map(
    ({ login, givenName, familyName, description, partyId = "" }) => html`<tr>
<td><code>${login}</code></td><td>${givenName} ${familyName}</td><td>${description}</td><td>${partyId}</td>
<td><button data-login="${login}">Jeton</button></td></tr>`,
  );
  return page(
    "Comptes de démonstration",
    html`<p><a href="/login">Se connecter, répondre à une invitation, activer un second facteur</a>
\u00a0·\u00a0 <a href="/signup">S’inscrire</a></p>
<p>Un jeton, en ligne de commande\u00a0:</p>
<pre>curl -s ${issuer}/token -d account=oemm</pre>
<table><tr><th>Compte</th><th>Personne</th><th>Rôle</th><th>Agit pour</th><th></th></tr>
${rows}</table>
<label for="token">Jeton (à coller dans «\u00a0Authorize\u00a0» de la page /docs de l’API)</label>
<textarea id="token" rows="6" readonly></textarea>
<script>${script}</script>`,
    "wide",
  );
}
