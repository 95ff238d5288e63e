import type { CandidateFile, Command } from "../files/file.ts";

/** A step of the way to the certificate. */
export interface Step {
  title: string;
  stands: "done" | "here" | "later" | "left";
  /** When it was done: a day, or an instant. */
  on?: string | undefined;
  /** What is said of it, where there is no date. */
  note?: string;
  /** The last day to come to it, where there is one. */
  by?: string | undefined;
}

interface Planned {
  title: string;
  /** The commands that the API allows while a file is at this step. */
  while: readonly Command[];
  on: string | undefined;
  note?: string;
  by?: string | undefined;
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
  const way = steps.map(({ title, on, note = "", by }, rank): Step => {
    if (decided || (here !== -1 && rank < here)) return { title, on, stands: "done" };
    if (here === -1) return on === undefined ? { title, stands: "left" } : { title, on, stands: "done" };
    return { title, note, by, stands: rank === here ? "here" : "later" };
  });
  return file.allowedCommands.includes("resume") ? [...way, againOf(file)] : way;
}

/** R-JURY-10: what comes after a partial validation, before what was acquired expires. */
function againOf(file: CandidateFile): Step {
  return {
    title: "Nouveau jury, pour les domaines qui restent",
    stands: "later",
    by: dueOn(file, "partial-validation"),
  };
}

/** The last day of the next deadline of a kind. */
function dueOn({ deadlines }: CandidateFile, kind: CandidateFile["deadlines"][number]["kind"]) {
  return deadlines.find((one) => one.kind === kind && one.state === "running")?.lastDay;
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
      // R-TRN-2: the years to a first jury.
      by: dueOn(file, "first-jury"),
    },
    { title: "Décision", while: [], on: decidedOn },
  ];
}

/** The last decision sheet of a file. */
export function lastSheet({ decisionSheets }: CandidateFile) {
  return decisionSheets.toSorted((one, other) => (one.signedAt < other.signedAt ? -1 : 1)).at(-1);
}
