import type { CandidateFile, Command } from "../files/file.ts";
import { counted } from "../shell/counted.ts";
import { listed } from "./pieces.ts";

/** A page of a candidate's file where something is done. */
export type Page =
  | "/files/$fileId/booklet"
  | "/files/$fileId/positions"
  | "/files/$fileId/evidence"
  | "/files/$fileId/agreement"
  | "/files/$fileId/centre"
  | "/files/$fileId/submission"
  | "/files/$fileId/activities";

/** Something for the candidate to do now, and where. */
export interface ToDo {
  title: string;
  more?: string;
  page: Page;
  control: string;
  /** What matters first. */
  first?: boolean;
}

/** What is done of each item that a file misses: by which command, where, and how its control is called. */
const doing: Readonly<Record<string, { command: Command; page: Page; control: string }>> = {
  booklet: { command: "answer-domain", page: "/files/$fileId/booklet", control: "Continuer" },
  positions: { command: "describe-positions", page: "/files/$fileId/positions", control: "Décrire" },
  cv: { command: "upload-evidence", page: "/files/$fileId/evidence", control: "Ajouter" },
  experience: { command: "upload-evidence", page: "/files/$fileId/evidence", control: "Ajouter" },
  verification: { command: "upload-evidence", page: "/files/$fileId/evidence", control: "Voir" },
};

/** What a candidate can do now, as what the API says is missing and allowed makes it. */
export function toDoOf(file: CandidateFile): ToDo[] {
  const may = (command: Command) => file.allowedCommands.includes(command);
  const all: ToDo[] = [];
  if (file.path === "vae") {
    if (file.centreId === undefined && may("choose-centre"))
      all.push({
        title: "Choisissez votre centre agréé.",
        more: "Il vous reçoit en entretien et statue sur votre recevabilité.",
        page: "/files/$fileId/centre",
        control: "Choisir",
      });
    if (isToSign(file))
      all.push({
        title: "Signez la convention d’accompagnement.",
        more: "Votre centre vous la propose ; elle est facultative.",
        page: "/files/$fileId/agreement",
        control: "Lire et signer",
      });
    if (file.readiness.ready && may("submit"))
      all.push({
        title: "Déposez votre dossier.",
        more: "Il est complet : relisez-le une dernière fois.",
        page: "/files/$fileId/submission",
        control: "Vérifier et déposer",
      });
    all.push(...missingOf(file));
  } else if (may("describe-activities") && file.activities === undefined)
    all.push({
      title: "Décrivez vos activités en entreprise.",
      more: "C’est votre part du livret d’évaluation finale.",
      page: "/files/$fileId/activities",
      control: "Décrire",
    });
  return all.map((one, rank) => ({ ...one, first: rank === 0 }));
}

/** Whether an agreement waits for the candidate's signature. */
export function isToSign(file: CandidateFile): boolean {
  return (
    file.path === "vae" &&
    file.agreement !== undefined &&
    file.agreement.signedByCandidateOn === undefined &&
    file.allowedCommands.includes("sign-agreement")
  );
}

function missingOf(file: CandidateFile): ToDo[] {
  const { missing } = file.readiness;
  const domains = missing.filter(({ item }) => item === "booklet");
  return missing.flatMap(({ item, message }): ToDo[] => {
    const done = doing[item];
    if (done === undefined || !file.allowedCommands.includes(done.command)) return [];
    const { page, control } = done;
    if (item !== "booklet") return [{ title: message, page, control }];
    // One line for the booklet, however many domains are left.
    if (message !== domains[0]?.message) return [];
    const others = domains.length - 1;
    const more = others === 0 ? {} : { more: `et ${counted(others, "autre domaine", "autres domaines")}` };
    const isBegun = file.path === "vae" && file.answers.length > 0;
    return [{ title: message, ...more, page, control: isBegun ? control : "Commencer" }];
  });
}

/** What a file misses that can't be done yet, in the API's words. */
export function missingLater(file: CandidateFile): string[] {
  return file.readiness.missing
    .filter(({ item }) => {
      const done = doing[item];
      return done === undefined || !file.allowedCommands.includes(done.command);
    })
    .map(({ message }) => message);
}

/** What is left before a file can be submitted, in a sentence. */
export function leftInWords({ readiness: { missing } }: CandidateFile): string {
  const domains = missing.filter(({ item }) => item === "booklet").length;
  const pieces = missing.filter(({ item }) => item === "cv" || item === "experience").length;
  const positions = missing.filter(({ item }) => item === "positions").length;
  const parts = [
    domains === 0 ? [] : [`${counted(domains, "domaine", "domaines")} à décrire`],
    pieces === 0 ? [] : [`${counted(pieces, "pièce", "pièces")} à joindre`],
    positions === 0 ? [] : ["vos postes à compléter"],
  ].flat();
  return parts.length === 0
    ? "Une pièce est encore en vérification."
    : `Il vous reste ${listed(parts)} avant de le déposer.`;
}
