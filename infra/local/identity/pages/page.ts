import { type Html, html } from "./html.ts";

const style: Html = {
  text: `body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f6f8;color:#1d2a33}
main{max-width:46rem;margin:2rem auto;padding:1.5rem 2rem 2rem;background:#fff;border-radius:8px;box-shadow:0 1px 4px #0002}
main.wide{max-width:64rem}h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
label{display:block;margin:.8rem 0 .2rem;font-weight:600}
input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .7rem;border:1px solid #5b6873;border-radius:4px}
button{font:inherit;font-weight:600;padding:.45rem 1rem;border:0;border-radius:4px;background:#14485c;color:#fff;cursor:pointer}
button.second{background:#e3e9ed;color:#14485c}form>button{margin-top:1rem}td form,td button,p button{margin:0}
table{border-collapse:collapse;width:100%}td,th{padding:.4rem .6rem;text-align:left;border-bottom:1px solid #d7dde2}
.fault{padding:.6rem .9rem;border-left:4px solid #b3261e;background:#fdecea}.hint{color:#47535f}
pre{overflow:auto;padding:.7rem;background:#f4f6f8}.row{display:flex;gap:.5rem}a{color:#14485c}
:focus-visible{outline:3px solid #d98200;outline-offset:2px}`,
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
