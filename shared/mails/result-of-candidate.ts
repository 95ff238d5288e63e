import { ofName } from "../domain/french/of-name.ts";
import { inFigures } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type PrintedSheet, resultOf } from "../domain/validation/printed-sheet.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";
import type { ToldOfCandidate } from "./layout/told-of-candidate.ts";

interface Result {
  validation: "full" | "partial";
  acquired: number;
  domains: number;
  absence: "absent" | "excused" | undefined;
  /** Domain by domain, for those who read decisions (R-PER-3). */
  results: PrintedSheet["results"] | undefined;
}

/** R-DAY-7: tells a company or a centre what a jury decided of a candidate, or what became of it since. */
export function resultOfCandidate(
  given: ToldOfCandidate & {
    is: "signed" | "corrected" | "withdrawn" | "restored" | "joined";
    /** The day of the jury, or of what became of the certificate. */
    on: CivilDate;
    /** None where it tells of the certificate alone. */
    result: Result | undefined;
  },
): Mail {
  const { candidateName, is, result } = given;
  const [cqp, day] = [`CQP «\u00a0${given.certificationName}\u00a0»`, longDate(given.on)];
  const said = {
    signed: {
      subject: `Résultat du jury\u00a0: ${candidateName}`,
      text: `Le jury du ${cqp}, réuni le ${day}, a rendu sa décision au sujet ${ofName(candidateName)}.`,
    },
    corrected: {
      subject: `Résultat du jury rectifié\u00a0: ${candidateName}`,
      text: `La fiche de décision du jury du ${cqp}, réuni le ${day}, contenait une erreur matérielle au sujet ${ofName(candidateName)}. Voici ce qui vaut désormais, à la place de ce que nous vous avions annoncé.`,
    },
    withdrawn: {
      subject: `Certificat retiré\u00a0: ${candidateName}`,
      text: `Le certificat du ${cqp} ${ofName(candidateName)} est retiré depuis le ${day}\u00a0: il n’est plus valable.`,
    },
    restored: {
      subject: `Certificat rétabli\u00a0: ${candidateName}`,
      text: `Le certificat du ${cqp} ${ofName(candidateName)} est rétabli depuis le ${day}, sous le même numéro\u00a0: il est de nouveau valable.`,
    },
    joined: {
      subject: `CQP délivré\u00a0: ${candidateName}`,
      text: `Le ${cqp} est délivré en totalité à ${candidateName} depuis le ${day}.`,
    },
  }[is];
  return render({
    subject: said.subject,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      { paragraph: said.text },
      ...(result === undefined ? [] : told(result, given.party)),
      { link: { label: "Ouvrir le dossier", url: given.fileUrl } },
    ],
  });
}

function told(result: Result, party: ToldOfCandidate["party"]): Block[] {
  if (result.absence !== undefined)
    return [{ strong: "La décision est remplacée par le constat d’une absence\u00a0: rien n’est décidé." }];
  const outcome = { strong: inWordsOf(result) };
  if (result.results !== undefined)
    return [
      outcome,
      {
        table: {
          headings: ["Domaine de compétences", "Décision"],
          rows: result.results.map((one) => [one.title, resultOf(one)]),
        },
      },
    ];
  return party === "company"
    ? [
        outcome,
        {
          paragraph: "Le détail par domaine n’est communiqué à l’entreprise qu’avec l’accord de la personne.",
        },
      ]
    : [outcome];
}

function inWordsOf({ validation, acquired, domains }: Result): string {
  if (validation === "full") return "Le CQP est accordé en totalité.";
  if (acquired === 0) return "Aucun domaine n’est acquis à ce jour.";
  return `Validation partielle\u00a0: ${inFigures({ count: acquired, unit: "domain" })} acquis sur ${domains}.`;
}
