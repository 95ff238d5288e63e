import { ActButton } from "../acts/act-button.tsx";
import { Line } from "../acts/line.tsx";
import { useApi } from "../api.ts";
import { reviewProgress } from "../made/bodies/reviewProgress.ts";
import { useAccount } from "../shell/account.ts";
import { dayOf } from "../shell/dates.ts";
import { allows, type TrainingFile } from "./file.ts";

/** The progress of a training, which the evaluators review; the company reads it, unless who acts for it evaluates too. */
export function ProgressLine({ file }: { file: TrainingFile }) {
  const account = useAccount();
  const evaluates =
    file.readAs === "evaluator" || file.evaluators.some(({ email }) => email === account.email);
  const api = useApi();
  const path = { fileId: file.id };
  const last = file.progressReviews.at(-1);
  return (
    <Line
      title="Points d’étape"
      says={last === undefined ? "Aucun n’est enregistré." : `Le dernier : ${dayOf(last.heldOn)}`}
    >
      {evaluates && allows(file, "review-progress") ? (
        <ActButton
          name={`progress:${file.id}`}
          label="Enregistrer un point"
          body={reviewProgress}
          told={{
            objectives: {
              each: { name: "Objectif", add: "Ajouter un objectif", remove: "Retirer cet objectif" },
            },
          }}
          send={(body, key) => api.post("/v1/files/{fileId}/progress-reviews", { path, body, key })}
          done="Le point d’étape est enregistré."
        />
      ) : null}
    </Line>
  );
}
