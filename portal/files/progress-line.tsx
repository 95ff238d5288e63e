import { ActButton } from "../acts/act-button.tsx";
import { Line } from "../acts/line.tsx";
import { useApi } from "../api.ts";
import { reviewProgress } from "../made/bodies/reviewProgress.ts";
import { dayOf } from "../shell/dates.ts";
import { allows, type TrainingFile } from "./file.ts";

/** The progress of a training, which the company and the evaluators review. */
export function ProgressLine({ file }: { file: TrainingFile }) {
  const api = useApi();
  const path = { fileId: file.id };
  const last = file.progressReviews.at(-1);
  return (
    <Line
      title="Points d’étape"
      says={last === undefined ? "Aucun n’est enregistré." : `Le dernier : ${dayOf(last.heldOn)}`}
    >
      {allows(file, "review-progress") ? (
        <ActButton
          name={`progress:${file.id}`}
          label="Enregistrer un point"
          body={reviewProgress}
          send={(body, key) => api.post("/v1/files/{fileId}/progress-reviews", { path, body, key })}
          done="Le point d’étape est enregistré."
        />
      ) : null}
    </Line>
  );
}
