import { useState } from "react";
import { Button } from "react-aria-components";
import { useLabels } from "../shell/labels.ts";
import type { CandidateFile } from "./file.ts";
import { Shown } from "./shown.tsx";

/** The pieces of a file beside what is written about them: one at a time is shown in the page. */
export function EvidenceBeside({ file }: { file: CandidateFile }) {
  const labelled = useLabels();
  const [shownId, setShownId] = useState<string>();
  const accepted = file.evidence.filter(({ state }) => state === "accepted");
  const shown = accepted.find(({ id }) => id === shownId);
  return (
    <section className="card pieces-beside" aria-labelledby="pieces">
      <h2 id="pieces">Pièces du dossier</h2>
      {accepted.length === 0 ? <p>Le candidat n’a encore déposé aucune pièce.</p> : null}
      {accepted.length === 0 ? null : (
        <ul className="lines acts">
          {accepted.map(({ id, title, category, fileName }) => (
            <li key={id}>
              <div>
                <strong>{title}</strong>
                <p className="quiet">
                  {labelled("File.evidence.category", category)} · {fileName}
                </p>
              </div>
              <Button
                className="button soft small"
                onPress={() => setShownId(id === shownId ? undefined : id)}
              >
                {id === shownId ? "Masquer" : "Montrer"}
                <span className="hidden"> : {title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown === undefined ? null : (
        <section className="shown-beside" aria-label={shown.title}>
          <Shown key={shown.id} fileId={file.id} one={{ ...shown, from: "piece" }} />
        </section>
      )}
    </section>
  );
}
