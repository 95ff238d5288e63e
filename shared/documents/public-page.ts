import { oemmName } from "../domain/people/oemm.ts";
import { tokensSheet } from "../look/tokens.ts";
import { escapeHtml } from "../mails/layout/html.ts";

/** The style of public pages, which their content security policy names by digest. */
export const publicPageStyle = `
${tokensSheet()}
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 var(--sans)}
header{background:var(--card);border-bottom:1px solid var(--rule);padding:.9rem 0}
header p{max-width:42rem;margin:0 auto;padding:0 1.25rem;font:600 1.0625rem/1.3 var(--serif);color:var(--deeper)}
header small{display:block;font:400 .95rem var(--sans);color:var(--quiet)}
main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1,h2{font-family:var(--serif);font-weight:600;color:var(--deeper);line-height:1.2}
h1{font-size:2rem;margin:0 0 1rem}
section{background:var(--card);border:1px solid var(--rule);border-left:6px solid var(--deep);border-radius:var(--radius);box-shadow:var(--lift);padding:1.25rem 1.5rem;margin:0 0 1.75rem}
section h2,section h3{margin:0 0 .75rem;font-size:1.3rem}
section.genuine{border-left-color:var(--sage)}section.genuine h2{color:var(--sage)}
section.unknown{border-left-color:var(--brick)}section.unknown h2{color:var(--brick)}
section.mistyped{border-left-color:var(--honey)}section.mistyped h2{color:var(--honey-ink)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:0}
dt{color:var(--quiet)}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin-bottom:.25rem}
a{color:var(--deep);text-underline-offset:.18em}
.hint{margin:0 0 .5rem;color:var(--quiet);font-size:.95rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
input{flex:1 1 16rem;min-width:0;font:inherit;padding:.6rem .75rem;border:1px solid var(--rule-strong);border-radius:8px;letter-spacing:.04em}
button{font:inherit;font-weight:600;padding:.6rem 1.4rem;border:0;border-radius:8px;background:var(--deep);color:#fff;cursor:pointer}
:focus-visible{outline:3px solid var(--honey);outline-offset:2px}
footer{max-width:42rem;margin:0 auto;padding:0 1.25rem 2rem;color:var(--quiet);font-size:.95rem}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}}
`;

/** A page that is open to all, without a script: `title` is text, `main` and `footer` are HTML. */
export function publicPage({ title, main, footer }: { title: string; main: string; footer: string }): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<style>${publicPageStyle}</style>
</head>
<body>
<header><p>${oemmName}<small>Certificats de qualification professionnelle (CQP)</small></p></header>
<main>
${main}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`;
}
