import { oemmName } from "../domain/people/oemm.ts";
import { escapeHtml } from "../mails/layout/html.ts";

/** The style of public pages, which their content security policy names by digest. */
export const publicPageStyle = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f3f5f7;color:#1d2733;font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
header{background:#14485c;color:#fff;padding:1.1rem 0}
header p{max-width:42rem;margin:0 auto;padding:0 1.25rem;font-weight:600}
header small{display:block;font-weight:400}
main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;color:#14485c}
section{background:#fff;border:1px solid #d5dbe1;border-left:6px solid #14485c;border-radius:4px;padding:1.25rem 1.5rem;margin:0 0 1.75rem}
section h2,section h3{margin:0 0 .75rem;font-size:1.3rem}
section.genuine{border-left-color:#17663a}section.genuine h2{color:#17663a}
section.unknown{border-left-color:#a3211b}section.unknown h2{color:#a3211b}
section.mistyped{border-left-color:#7a5200}section.mistyped h2{color:#7a5200}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:0}
dt{color:#47535f}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin-bottom:.25rem}
.hint{margin:0 0 .5rem;color:#47535f;font-size:.95rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
input{flex:1 1 16rem;min-width:0;font:inherit;padding:.6rem .75rem;border:1px solid #5b6873;border-radius:4px;letter-spacing:.04em}
button{font:inherit;font-weight:600;padding:.6rem 1.4rem;border:0;border-radius:4px;background:#14485c;color:#fff;cursor:pointer}
:focus-visible{outline:3px solid #d98200;outline-offset:2px}
footer{max-width:42rem;margin:0 auto;padding:0 1.25rem 2rem;color:#47535f;font-size:.95rem}
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
