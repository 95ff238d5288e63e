import { Link } from "@tanstack/react-router";
import { ActButton } from "../acts/act-button.tsx";
import { Line } from "../acts/line.tsx";
import { useApi } from "../api.ts";
import { allows, type FilePart } from "../files/file.ts";
import { reviewProgress } from "../made/bodies/reviewProgress.ts";
import { dayOf } from "../shell/dates.ts";
import { useOwnOpinion } from "./own-opinion.ts";
import { TutorGuide } from "./tutor-guide.tsx";

/** What an evaluator does on the file of a candidate: progress on the way, their opinion at its end. */
export function EvaluatorPart({ file }: FilePart) {
  if (file.path !== "training") return null;
  return <Training file={file} />;
}

function Training({ file }: { file: Extract<FilePart["file"], { path: "training" }> }) {
  const api = useApi();
  const given = useOwnOpinion(file);
  const path = { fileId: file.id };
  const { progressReviews, activities } = file;
  return (
    <section className="card now" aria-labelledby="evaluator">
      <h2 id="evaluator">Votre part d’évaluateur</h2>
      <ul className="lines acts">
        <Line
          title="Votre avis"
          says={
            given !== undefined
              ? `Donné le ${dayOf(given.givenAt)}`
              : activities === undefined
                ? "Le candidat décrit d’abord ses activités ; vous donnez votre avis ensuite."
                : "À donner sur chaque domaine, avec le niveau constaté."
          }
        >
          {allows(file, "give-opinion") ? (
            <Link
              className={
                given === undefined && activities !== undefined ? "button small" : "button soft small"
              }
              to="/files/$fileId/opinion"
              params={path}
            >
              {given === undefined ? "Donner votre avis" : "Reprendre votre avis"}
            </Link>
          ) : null}
        </Line>
        <Line
          title="Points d’étape"
          says={
            progressReviews.length === 0
              ? "Aucun n’est enregistré."
              : `Le dernier : ${dayOf(progressReviews.at(-1)?.heldOn ?? "")}`
          }
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
      </ul>
      <TutorGuide path={file.tutorGuide} />
    </section>
  );
}
