import type { DemoAccount } from "./demo-accounts.ts";

/** The page that lists the demo accounts, each with a button that shows a token. */
export function accountsPage(issuer: string, accounts: readonly DemoAccount[]): string {
  const rows = accounts
    .map(
      ({ login, givenName, familyName, description, partyId }) => `<tr>
<td><code>${login}</code></td><td>${givenName} ${familyName}</td><td>${description}</td><td>${partyId ?? ""}</td>
<td><button data-login="${login}">Jeton</button></td></tr>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Comptes de démonstration</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}
td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ccc}textarea{width:100%;height:9rem}</style></head>
<body><h1>Comptes de démonstration</h1>
<p>Ces comptes n’existent que sur cette machine. En ligne de commande :</p>
<pre>curl -s ${issuer}/token -d account=oemm</pre>
<table><tr><th>Compte</th><th>Personne</th><th>Rôle</th><th>Agit pour</th><th></th></tr>
${rows}
</table>
<p><label for="token">Jeton (à coller dans « Authorize » de la page /docs de l’API) :</label></p>
<textarea id="token" readonly></textarea>
<script>
document.addEventListener("click", async ({ target }) => {
  if (!target.dataset.login) return;
  const answer = await fetch("/token", { method: "POST", body: new URLSearchParams({ account: target.dataset.login }) });
  document.getElementById("token").value = (await answer.json()).access_token;
});
</script></body></html>`;
}
