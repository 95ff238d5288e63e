import { type Html, html } from "./html.ts";
import { faultOf, page } from "./page.ts";

/** What a person typed to sign up. */
export interface Typed {
  given_name?: string | undefined;
  family_name?: string | undefined;
  email?: string | undefined;
}

/** Where a person signs up with an address. */
export function signUpPage(query: string, typed: Typed = {}, fault?: string): Html {
  const { given_name = "", family_name = "", email = "" } = typed;
  return page(
    "S’inscrire",
    html`${faultOf(fault)}
<form method="post" action="/signup${query}">
<label for="given">Prénom</label>
<input id="given" name="given_name" value="${given_name}" autocomplete="given-name" required>
<label for="family">Nom</label>
<input id="family" name="family_name" value="${family_name}" autocomplete="family-name" required>
<label for="email">Adresse électronique</label>
<input id="email" name="email" type="email" value="${email}" autocomplete="email" required>
<button>Recevoir un code</button></form>
<p>Déjà un compte\u00a0? <a href="/login${query}">Se connecter</a></p>`,
  );
}

/** Where a person types the code that came by mail, which proves their address. */
export function confirmPage(query: string, email: string, mailUrl: string, fault?: string): Html {
  return page(
    "Prouver son adresse",
    html`${faultOf(fault)}
<p>Un code a été envoyé à <strong>${email}</strong>\u00a0: il est dans la <a href="${mailUrl}" target="_blank">boîte aux lettres</a>.</p>
<form method="post" action="/confirm${query}">
<input type="hidden" name="email" value="${email}">
<label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>
<button>Valider</button></form>
<p><a href="/signup${query}">Demander un autre code</a></p>`,
  );
}
