import { Link } from "@tanstack/react-router";
import { useRead } from "../api.ts";
import { useAccount } from "../shell/account.ts";
import { useLabels } from "../shell/labels.ts";
import { Answers } from "./asked-to-evaluate.tsx";

/** What a person evaluates, and what they are asked to; what is told otherwise, to those who evaluate no candidate. */
export function Evaluations({ otherwise }: { otherwise: React.ReactNode }) {
  const { evaluations } = useAccount();
  const labelled = useLabels();
  const files = useRead("/v1/files", { query: { as: "evaluator" } });
  if (files.isPending) return null;
  const followed = files.data?.body.items ?? [];
  if (evaluations.length === 0 && followed.length === 0) return otherwise;
  return (
    <section aria-labelledby="evaluations">
      <h2 id="evaluations">Candidats que vous évaluez</h2>
      <ul className="cards">
        {evaluations.map(({ fileId, candidateName, certification }) => (
          <li key={fileId} className="card">
            <strong>{candidateName}</strong>
            <p className="quiet">{labelled("File.certification", certification)}</p>
            <p>L’entreprise vous demande d’évaluer ce candidat.</p>
            <Answers fileId={fileId} />
          </li>
        ))}
        {followed.map(({ id, candidateName, certification, state }) => (
          <li key={id}>
            <Link className="card" to="/files/$fileId" params={{ fileId: id }}>
              <strong>{candidateName}</strong>
              <span className="quiet">{labelled("File.certification", certification)}</span>
              <span>
                <span className="chip">{labelled("File.state", state)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
