import type { ApiClient } from "./client.ts";
import type { People } from "./people.ts";

/** R-TRN-9, R-PER-6: the company names the two evaluators of the stories, who accept. */
export async function nameEvaluators(
  { company, manager, tutor }: Pick<People, "company" | "manager" | "tutor">,
  fileId: string,
): Promise<void> {
  await company.call("PUT", `/files/${fileId}/evaluators`, {
    evaluators: [
      { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
      { role: "tutor", name: "Thomas Exemple", email: "tuteur@mutuelle.example.org" },
    ],
  });
  await acceptEvaluation(fileId, manager, tutor);
}

/** R-PER-6: evaluators accept to evaluate a candidate. */
export async function acceptEvaluation(fileId: string, ...evaluators: readonly ApiClient[]): Promise<void> {
  for (const evaluator of evaluators) await evaluator.call("POST", `/files/${fileId}/evaluation-acceptance`);
}
