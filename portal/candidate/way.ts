import type { CandidateFile, Command } from "../files/file.ts";

/** A step of the way to the certificate. */
export interface Step {
  title: string;
  stands: "done" | "here" | "later" | "left";
  /** When it was done: a day, or an instant. */
  on?: string | undefined;
  /** What is said of it, where there is no date. */
  note?: string;
}

interface Planned {
  title: string;
  /** The commands that the API allows while a file is at this step. */
  while: readonly Command[];
  on: string | undefined;
  note?: string;
}

/**
 * The steps of a file: those that are behind it, the one where it stands, which the commands that the API allows tell, and those
 * to come; of a file that nothing is done with any more, those that were not reached are left out of account.
 */
export function wayOf(file: CandidateFile, centreName: string | undefined): Step[] {
  const steps = file.path === "vae" ? stepsOfVae(file, centreName) : stepsOfTraining(file);
  const here = steps.findIndex((step) =>
    step.while.some((command) => file.allowedCommands.includes(command)),
  );
  const decided = lastSheet(file) !== undefined && here === -1;
  return steps.map(({ title, on, note = "" }, rank) => {
    if (decided || (here !== -1 && rank < here)) return { title, on, stands: "done" };
    if (here === -1) return on === undefined ? { title, stands: "left" } : { title, on, stands: "done" };
    return { title, note, stands: rank === here ? "here" : "later" };
  });
}

function stepsOfVae(
  file: Extract<CandidateFile, { path: "vae" }>,
  centreName: string | undefined,
): Planned[] {
  return [
    { title: "Inscription", while: [], on: file.enrolledOn },
    {
      title: centreName === undefined ? "Entretien avec votre centre" : `Entretien avec ${centreName}`,
      while: file.interview === undefined ? ["record-interview"] : [],
      on: file.interview?.heldOn,
    },
    { title: "Recevabilité", while: ["rule-on-admissibility"], on: file.admissibility?.decidedOn },
    { title: "Livret et preuves", while: ["answer-domain"], on: file.submittedAt },
    { title: "Dépôt du dossier", while: [], on: file.submittedAt },
    ...stepsOfJury(file),
  ];
}

function stepsOfTraining(file: Extract<CandidateFile, { path: "training" }>): Planned[] {
  return [
    { title: "Inscription par votre entreprise", while: ["register"], on: file.enrolledOn },
    {
      title: "Entretien d’accueil et d’orientation",
      while: file.interview === undefined ? ["record-interview"] : [],
      on: file.interview?.heldOn,
    },
    { title: "Formation et évaluation", while: ["describe-activities"], on: file.submittedAt },
    { title: "Transmission au jury", while: [], on: file.submittedAt },
    ...stepsOfJury(file),
  ];
}

function stepsOfJury(file: CandidateFile): Planned[] {
  const decidedOn = lastSheet(file)?.decidedOn;
  return [
    {
      title: "Jury",
      while: ["schedule", "unschedule"],
      on: decidedOn,
      note: file.allowedCommands.includes("unschedule") ? "" : "Vous recevrez votre convocation.",
    },
    { title: "Décision", while: ["resume"], on: decidedOn },
  ];
}

/** The last decision sheet of a file. */
export function lastSheet({ decisionSheets }: CandidateFile) {
  return decisionSheets.toSorted((one, other) => (one.signedAt < other.signedAt ? -1 : 1)).at(-1);
}
