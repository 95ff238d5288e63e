import { fullName } from "../domain/enrolment/candidate.ts";
import { type CandidateFile, pathLabels } from "../domain/enrolment/file.ts";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { mayReadPiece } from "../domain/evidence/oemm-pieces.ts";
import { sizeInFrench } from "../domain/french/quantity.ts";
import { clockTime, longDate, timeZoneName } from "../domain/french/wording.ts";
import { type Interview, positioningLabels } from "../domain/orientation/interview.ts";
import type { Domain } from "../domain/referential/certification.ts";
import type { CivilDate, CivilTime } from "../domain/time/civil-date.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import type { Part } from "../printing/printed-document.ts";
import { categoryInWords } from "./wording.ts";

/** What a booklet prints besides the file itself. */
export interface BookletGiven {
  certificationName: string;
  domains: readonly Domain[];
  centreName: string | undefined;
  companyName: string | undefined;
  /** The appearance, once the file is put on a convened session; the domains presented then (R-JURY-10). */
  appearance: { date: CivilDate; start: CivilTime; domains: readonly string[] } | undefined;
}

/** A domain as it is called in a booklet: « Domaine 3 – … ». */
export function domainName({ number, title }: Domain): string {
  return `Domaine\u00a0${number} – ${title}`;
}

/** Who the candidate is, and where their file stands; R-RGPD-4: juries read it, without address or telephone. */
export function identityParts(file: CandidateFile, given: BookletGiven): Part[] {
  const { candidate } = file;
  const rows: [string, string | undefined][] = [
    ["Candidat(e)", fullName(candidate)],
    ["Certification", given.certificationName],
    ["Entreprise", given.companyName],
    ["Centre agréé", given.centreName],
    ["Inscription", file.enrolledOn === undefined ? undefined : `le ${longDate(file.enrolledOn)}`],
    [
      "Dépôt du dossier",
      file.submittedAt === undefined ? undefined : `le ${longDate(dateInParis(file.submittedAt))}`,
    ],
    [
      "Passage devant le jury",
      given.appearance === undefined
        ? undefined
        : `le ${longDate(given.appearance.date)} à ${clockTime(given.appearance.start)} (${timeZoneName})`,
    ],
  ];
  const presented = given.domains.filter(({ code }) => given.appearance?.domains.includes(code));
  return [
    { details: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])) },
    ...(presented.length === 0
      ? []
      : [{ strong: "Domaines présentés à ce jury" } as const, { list: presented.map(domainName) }]),
  ];
}

/** The orientation interview (R-TRN-5, R-VAE-3). */
export function interviewParts(interview: Interview | undefined, domains: readonly Domain[]): Part[] {
  if (interview === undefined) return [];
  return [
    { heading: "Entretien d’accueil et d’orientation", level: 2 },
    {
      details: [
        ["Date", longDate(interview.heldOn)],
        [
          "Participants",
          interview.participants.map((person) => `${person.name}, ${person.function}`).join("\n"),
        ],
        ["Voie conseillée", pathLabels[interview.advisedPath]],
      ],
    },
    {
      table: {
        columns: [
          { heading: "Domaine de compétences", share: 6 },
          { heading: "Expérience acquise", share: 2 },
        ],
        rows: domains.map((domain) => {
          const level = interview.positioning[domain.code];
          return [domainName(domain), level === undefined ? "–" : positioningLabels[level]];
        }),
      },
    },
    { strong: "Conclusion" },
    { paragraph: interview.conclusion },
  ];
}

function acceptedPieces(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((piece) => piece.state === "accepted" && mayReadPiece("sitting-member", piece));
}

/** The pieces of a file: enough to find each. */
export function evidenceParts(evidence: readonly Evidence[], domains: readonly Domain[]): Part[] {
  const accepted = acceptedPieces(evidence);
  if (accepted.length === 0) return [];
  const numbers = new Map(domains.map(({ code, number }) => [code, String(number)]));
  return [
    { heading: "Pièces du dossier", level: 2 },
    {
      table: {
        columns: [
          { heading: "Pièce", share: 4 },
          { heading: "Nature", share: 3 },
          { heading: "Domaines", share: 1.9 },
          { heading: "Taille", share: 1.7 },
        ],
        rows: accepted.map((piece) => [
          `${piece.title}\n${piece.fileName}`,
          categoryInWords[piece.category],
          piece.domains.map((code) => numbers.get(code) ?? code).join(", "),
          piece.size === undefined ? "" : sizeInFrench(piece.size),
        ]),
      },
    },
    { note: "Les pièces se consultent dans le dossier en ligne. Leurs empreintes sont en annexe." },
  ];
}

/** By which a reader makes sure that the bytes of a piece are those that were verified: at the end, out of the way. */
export function digestAnnex(evidence: readonly Evidence[]): Part[] {
  const accepted = acceptedPieces(evidence);
  if (accepted.length === 0) return [];
  return [
    { heading: "Annexe\u00a0: empreintes des pièces", level: 2 },
    {
      table: {
        columns: [
          { heading: "Pièce", share: 3 },
          { heading: "Empreinte SHA-256", share: 5 },
        ],
        rows: accepted.map((piece) => [piece.title, piece.sha256 ?? ""]),
      },
    },
    { note: "L’empreinte permet de s’assurer qu’un fichier est bien celui qui a été vérifié." },
  ];
}

/** « du 1er mars 2020 au 2 mai 2024 » */
export function period({ from, to }: { from: CivilDate; to?: CivilDate | undefined }): string {
  return to === undefined ? `depuis le ${longDate(from)}` : `du ${longDate(from)} au ${longDate(to)}`;
}

/** The foot and the confidentiality of a booklet. */
export const confidential =
  "Document confidentiel, réservé au candidat, à l’OEMM et aux membres du jury qui l’entendent.";
