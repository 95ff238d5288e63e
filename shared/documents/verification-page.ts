import { longDate } from "../domain/french/wording.ts";
import { oemmName } from "../domain/people/oemm.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { escapeHtml } from "../mails/layout/html.ts";

/** What the page says of a number. */
export type Verification =
  | { kind: "asked" }
  | {
      kind: "genuine";
      number: string;
      initials: string;
      holderName: string;
      certification: string;
      decidedOn: CivilDate;
    }
  | { kind: "unknown"; number: string }
  | { kind: "mistyped"; typed: string };

/** The style of the page, which its content security policy names by digest. */
export const verificationStyle = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f3f5f7;color:#1d2733;font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
header{background:#14485c;color:#fff;padding:1.1rem 0}
header p{max-width:42rem;margin:0 auto;padding:0 1.25rem;font-weight:600}
header small{display:block;font-weight:400}
main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;color:#14485c}
section{background:#fff;border:1px solid #d5dbe1;border-left:6px solid #14485c;border-radius:4px;padding:1.25rem 1.5rem;margin:0 0 1.75rem}
section h2{margin:0 0 .75rem;font-size:1.3rem}
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

/** R-JURY-13: the public page that tells whether a certificate is genuine; it needs no script. */
export function verificationPage(about: Verification): string {
  const typed = about.kind === "asked" ? "" : about.kind === "mistyped" ? about.typed : about.number;
  const faulty = about.kind === "mistyped" ? ' aria-invalid="true"' : "";
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(titleOf(about))}</title>
<style>${verificationStyle}</style>
</head>
<body>
<header><p>${oemmName}<small>Certificats de qualification professionnelle (CQP)</small></p></header>
<main>
<h1>Vérifier un certificat</h1>
${resultOf(about)}
<form action="/verify" method="get">
<label for="number">Numéro du certificat</label>
<p class="hint" id="hint">Il est imprimé sur le certificat, sous la forme CQP-XXXXX-XXXXX-XXXX.</p>
<div class="row">
<input id="number" name="number" value="${escapeHtml(typed)}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="hint"${faulty}>
<button type="submit">Vérifier</button>
</div>
</form>
</main>
<footer><p>Cette page ne montre que ce qui est imprimé sur le certificat.</p></footer>
</body>
</html>
`;
}

function titleOf(about: Verification): string {
  const page = "Vérifier un certificat – CQP de la Mutualité";
  switch (about.kind) {
    case "asked":
      return page;
    case "genuine":
      return `Certificat authentique – ${page}`;
    case "unknown":
      return `Certificat non authentique – ${page}`;
    case "mistyped":
      return `Numéro mal recopié – ${page}`;
  }
}

function resultOf(about: Verification): string {
  switch (about.kind) {
    case "asked":
      return "<p>Saisissez le numéro imprimé sur le certificat pour savoir s’il est authentique.</p>";
    case "genuine": {
      const rows = [
        ["Numéro", about.number],
        ["Titulaire", about.holderName],
        ["Initiales", about.initials],
        ["Certification", about.certification],
        ["Décision du jury", longDate(about.decidedOn)],
      ].map(([label = "", value = ""]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
      return section("genuine", "✓ Ce certificat est authentique", `<dl>${rows.join("")}</dl>`);
    }
    case "unknown":
      return section(
        "unknown",
        "✗ Ce certificat n’est pas authentique",
        `<p>Aucun certificat authentique ne porte le numéro <strong>${escapeHtml(about.number)}</strong>.</p>`,
      );
    case "mistyped":
      return section(
        "mistyped",
        "Ce numéro est mal recopié",
        "<p>Cela ne dit rien du certificat\u00a0: vérifiez le numéro caractère par caractère, puis recommencez.</p>",
      );
  }
}

function section(kind: string, title: string, content: string): string {
  return `<section class="${kind}" role="status"><h2>${title}</h2>${content}</section>`;
}
