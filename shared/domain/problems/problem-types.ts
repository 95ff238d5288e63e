import { branchProblems } from "./branch.ts";
import { correctionsProblems } from "./corrections.ts";
import { evidenceProblems } from "./evidence.ts";
import { filesProblems } from "./files.ts";
import { juryProblems } from "./jury.ts";
import { listsProblems } from "./lists.ts";
import { peopleProblems } from "./people.ts";
import type { ProblemType } from "./problem-type.ts";
import { requestsProblems } from "./requests.ts";
import { trainingProblems } from "./training.ts";
import { vaeProblems } from "./vae.ts";

/** Every kind of refusal that the API answers, by subject: a heading of their list, in French, and the kinds by code. */
export const problemSubjects = [
  { subject: "Les demandes elles-mêmes", types: requestsProblems },
  { subject: "Les listes importées", types: listsProblems },
  { subject: "Les personnes et leurs accès", types: peopleProblems },
  { subject: "Les dossiers", types: filesProblems },
  { subject: "Les pièces", types: evidenceProblems },
  { subject: "Le parcours de formation", types: trainingProblems },
  { subject: "La validation des acquis de l’expérience", types: vaeProblems },
  { subject: "Les jurys et leur jour", types: juryProblems },
  { subject: "Les rectifications et les certificats", types: correctionsProblems },
  { subject: "Ce que décide la branche", types: branchProblems },
] as const;

const declared = {
  ...requestsProblems,
  ...listsProblems,
  ...peopleProblems,
  ...filesProblems,
  ...evidenceProblems,
  ...trainingProblems,
  ...vaeProblems,
  ...juryProblems,
  ...correctionsProblems,
  ...branchProblems,
};

/** The stable end of the `type` of a problem. */
export type ProblemCode = keyof typeof declared;

/** Every kind of refusal by its code. */
export const problemTypes: Readonly<Record<ProblemCode, ProblemType>> = declared;

/** Whether a text is the code of a kind of refusal. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemTypes, text);
}
