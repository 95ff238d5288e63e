import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

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
      /** R-OEMM-3: issued before the system. */
      takenOver?: true;
    }
  | { kind: "withdrawn"; number: string; certification: string; withdrawnOn: CivilDate }
  | { kind: "unknown"; number: string }
  | { kind: "mistyped"; typed: string };

/** Where the page without a number is, from itself and from that of a number. */
export type VerificationForm = "verify" | "../verify";

/**
 * R-JURY-13, R-DAY-9, R-OEMM-3: the public page that tells whether a certificate is genuine, or was withdrawn; it needs no
 * script. `form` is where the page without a number is, from this one: at a root, or under `/api` beside the space.
 */
export function verificationPage(about: Verification, form: VerificationForm): string {
  const typed = about.kind === "asked" ? "" : about.kind === "mistyped" ? about.typed : about.number;
  const faulty = about.kind === "mistyped" ? ' aria-invalid="true"' : "";
  return publicPage({
    title: titleOf(about),
    main: `<h1>Vérifier un certificat</h1>
${resultOf(about)}
<form action="${form}" method="get">
<label for="number">Numéro du certificat</label>
<p class="hint" id="hint">Il est imprimé sur le certificat, sous la forme CQP-XXXXX-XXXXX-XXXX.</p>
<div class="row">
<input id="number" name="number" value="${escapeHtml(typed)}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="hint"${faulty}>
<button type="submit">Vérifier</button>
</div>
</form>`,
    footer: "Cette page ne montre que ce qui est imprimé sur le certificat.",
  });
}

function titleOf(about: Verification): string {
  const page = "Vérifier un certificat – CQP de la Mutualité";
  switch (about.kind) {
    case "asked":
      return page;
    case "genuine":
      return `Certificat authentique – ${page}`;
    case "withdrawn":
      return `Certificat retiré – ${page}`;
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
        ...(about.takenOver ? [["Origine", "délivré avant ce service, d’après le registre de l’OEMM"]] : []),
      ].map(([label = "", value = ""]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
      return section("genuine", "✓ Ce certificat est authentique", `<dl>${rows.join("")}</dl>`);
    }
    case "withdrawn":
      return section(
        "unknown",
        `✗ Ce certificat a été retiré le ${longDate(about.withdrawnOn)}`,
        `<p>Le certificat n°\u00a0<strong>${escapeHtml(about.number)}</strong> (${escapeHtml(about.certification)}) a été délivré, puis retiré\u00a0: il n’est plus valable.</p>`,
      );
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
