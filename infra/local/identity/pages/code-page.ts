import { codeToType } from "../authenticator.ts";
import type { UserAccount } from "../user-account.ts";
import { type Html, html } from "./html.ts";
import { faultOf, page } from "./page.ts";

/** What is told of a code of an application that was not taken. */
export const codeFaults = {
  wrong: "Ce code est faux, ou a déjà servi. Attendez le suivant.",
  closed: "Trop de codes faux\u00a0: réessayez plus tard.",
} as const;

/** The field for a code of an application. */
export const codeField: Html = html`<label for="code">Code de l’application</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>`;

/** Where a person completes signing in with a code. Where their secret is known on this machine, so is the code. */
export function codePage(
  query: string,
  challenge: string,
  account: UserAccount,
  now: Date,
  fault?: string,
): Html {
  const known =
    account.secret === undefined
      ? html`<p class="hint">Code de ce compte d’essai\u00a0: <strong>${codeToType(account, now)}</strong></p>`
      : html``;
  return page(
    "Code de votre application",
    html`${faultOf(fault)}
<p>Ouvrez votre application d’authentification, et tapez le code qu’elle affiche.</p>
<form method="post" action="/mfa${query}">
<input type="hidden" name="challenge" value="${challenge}">
${codeField}
<button>Valider</button></form>
${known}
<p><a href="/login${query}">Prendre un autre compte</a></p>`,
  );
}
