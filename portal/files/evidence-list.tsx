import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { useLabels } from "../shell/labels.ts";

type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;

/** The pieces of a file that its readers may open, each in a tab of its own. */
export function EvidenceList({ file }: { file: CandidateFile }) {
  const api = useApi();
  const labelled = useLabels();
  const open = async (evidenceId: string) => {
    const { body } = await api.get("/v1/files/{fileId}/evidence/{evidenceId}/content", {
      path: { fileId: file.id, evidenceId },
    });
    window.open(body.url, "_blank", "noopener");
  };
  const shown = file.evidence.filter(({ state }) => state === "accepted");
  return (
    <section className="card" aria-labelledby="pieces">
      <h2 id="pieces">Pièces du dossier</h2>
      {shown.length === 0 ? <p>Le candidat n’a encore déposé aucune pièce.</p> : null}
      <ul className="lines acts">
        {shown.map(({ id, title, category, fileName }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <p className="quiet">
                {labelled("File.evidence.category", category)} · {fileName}
              </p>
            </div>
            <Button className="button soft small" aria-label={`Ouvrir ${title}`} onPress={() => open(id)}>
              Ouvrir
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
