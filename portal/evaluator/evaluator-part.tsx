import { Link } from "@tanstack/react-router";
import { Line } from "../acts/line.tsx";
import { allows, type FilePart } from "../files/file.ts";
import { ProgressLine } from "../files/progress-line.tsx";
import { dayOf } from "../shell/dates.ts";
import { useOwnOpinion } from "./own-opinion.ts";
import { TutorGuide } from "./tutor-guide.tsx";

/** What an evaluator does on the file of a candidate: progress on the way, their opinion at its end. */
export function EvaluatorPart({ file }: FilePart) {
  if (file.path !== "training") return null;
  return <Training file={file} />;
}

function Training({ file }: { file: Extract<FilePart["file"], { path: "training" }> }) {
  const given = useOwnOpinion(file);
  const path = { fileId: file.id };
  const { activities } = file;
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
        <ProgressLine file={file} />
      </ul>
      <TutorGuide path={file.tutorGuide} />
    </section>
  );
}
