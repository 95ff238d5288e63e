import { tokensSheet } from "../../../../shared/look/tokens.ts";
import { type Html, html } from "./html.ts";

const style: Html = {
  text: `${tokensSheet()}body{font:1.0625rem/1.55 var(--sans);margin:0;background:var(--paper);color:var(--ink)}
main{max-width:46rem;margin:2rem auto;padding:1.5rem 2rem 2rem;background:var(--card);border:1px solid var(--rule);border-radius:var(--radius);box-shadow:var(--lift)}
main.wide{max-width:64rem}h1,h2{font-family:var(--serif);color:var(--deeper)}h1{font-size:1.75rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}
label{display:block;margin:.8rem 0 .2rem;font-weight:600}
input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .7rem;border:1px solid var(--rule-strong);border-radius:8px}
button{font:inherit;font-weight:600;padding:.45rem 1rem;border:0;border-radius:8px;background:var(--deep);color:#fff;cursor:pointer}
button.second{background:var(--deep-soft);color:var(--deep)}form>button{margin-top:1rem}td form,td button,p button{margin:0}
table{border-collapse:collapse;width:100%}td,th{padding:.4rem .6rem;text-align:left;border-bottom:1px solid var(--rule)}
.fault{padding:.6rem .9rem;border-left:4px solid var(--brick);background:var(--brick-soft)}.hint{color:var(--quiet)}
pre{overflow:auto;padding:.7rem;background:var(--paper)}.row{display:flex;gap:.5rem}a{color:var(--deep)}
:focus-visible{outline:3px solid var(--honey);outline-offset:2px}`,
};

/** A page of the issuer. */
export function page(title: string, content: Html, width: "" | "wide" = ""): Html {
  return html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main class="${width}"><h1>${title}</h1>
${content}
<p class="hint">Comptes de cette machine seule\u00a0: ni mot de passe, ni personne réelle.</p></main></body></html>`;
}

/** What went wrong, if something did. */
export function faultOf(fault: string | undefined): Html {
  return fault === undefined ? html`` : html`<p class="fault" role="alert">${fault}</p>`;
}

/** A page that only says what went wrong. */
export function faultPage(fault: string): Html {
  return page("Impossible d’aller plus loin", html`${faultOf(fault)}<p><a href="/">Tous les comptes</a></p>`);
}
