import { renderSVG } from "uqr";
import { secretAddress } from "../authenticator.ts";
import type { UserAccount } from "../user-account.ts";
import { codeField } from "./code-page.ts";
import { type Html, html } from "./html.ts";
import { faultOf, page } from "./page.ts";

/** Where a person puts a secret into an application, and proves by a code of it that they did. */
export function secretPage({ email }: UserAccount, secret: string, fault?: string): Html {
  const address = secretAddress(secret, email);
  // Made of squares alone: nothing of the address stands in it as text.
  const picture: Html = { text: renderSVG(address, { pixelSize: 4 }) };
  return page(
    "Activer le second facteur",
    html`${faultOf(fault)}
<p>Photographiez ce code avec votre application d’authentification, ou <a href="${address}">ouvrez-le sur cet appareil</a>.</p>
${picture}
<p>Ou tapez la clé\u00a0: <code>${secret}</code></p>
<form method="post" action="/account/application/code">
${codeField}
<button>Valider</button></form>
<p><a href="/account">Revenir à votre compte</a></p>`,
  );
}
