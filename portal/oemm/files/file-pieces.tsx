import { upload } from "@cqp-mutualite/client/upload";
import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { removeEvidence } from "../../made/bodies/removeEvidence.ts";
import { requestEvidenceUpload } from "../../made/bodies/requestEvidenceUpload.ts";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";
import { Refused } from "../../shell/refused.tsx";
import { onBehalf } from "../on-behalf.ts";
import type { HeldFile } from "./oemm-part.tsx";

/** How a state of a piece looks. */
const looks: Readonly<Record<string, string>> = { accepted: "ok", rejected: "no", requested: "wait" };

/** The pieces of a file, and what OEMM puts there for who sends paper. */
export function FilePieces({ file }: Pick<HeldFile, "file">) {
  const api = useApi();
  const label = useLabels();
  const [error, setError] = useState<Error>();
  const open = async (evidenceId: string) => {
    try {
      const path = { fileId: file.id, evidenceId };
      const { body } = await api.get("/v1/files/{fileId}/evidence/{evidenceId}/content", { path });
      window.open(body.url, "_blank", "noopener");
    } catch (refused) {
      setError(refused as Error);
    }
  };
  const shown = file.evidence.filter(({ state }) => state !== "removed" && state !== "expired");
  return (
    <>
      <Refused error={error} />
      {shown.length === 0 ? <p className="empty">Aucune pièce n’est encore déposée.</p> : null}
      <ul className="todo">
        {shown.map(({ id, version, state, title, category, fileName, rejection }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>{" "}
              <span className={`chip ${looks[state] ?? ""}`}>{label("File.evidence.state", state)}</span>
              <p className="quiet">
                {capital(label("Evidence.category", category))} · {fileName}
              </p>
              {rejection === undefined ? null : <p className="hindrance">{rejection.detail}</p>}
            </div>
            <div className="buttons">
              {state === "accepted" ? (
                <Button className="button soft small" onPress={() => open(id)}>
                  Ouvrir<span className="hidden"> {title}</span>
                </Button>
              ) : null}
              {file.allowedCommands.includes("upload-evidence") ? (
                <ActButton
                  name={`remove ${id}`}
                  label="Retirer"
                  look="button brick small"
                  body={removeEvidence}
                  told={onBehalf}
                  send={(body) =>
                    api.delete("/v1/files/{fileId}/evidence/{evidenceId}", {
                      path: { fileId: file.id, evidenceId: id },
                      ...(Object.keys(body).length === 0 ? {} : { body }),
                      ifMatch: `"${version}"`,
                    })
                  }
                  done="La pièce est retirée."
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Deposit file={file} />
    </>
  );
}

/** The deposit of a piece by OEMM, as of a paper that was sent: the file first, then what it is. */
function Deposit({ file: { id: fileId } }: Pick<HeldFile, "file">) {
  const api = useApi();
  const [chosen, setChosen] = useState<File>();
  return (
    <div className="buttons after">
      <FileTrigger onSelect={(files) => setChosen(files?.[0])}>
        <Button className="button soft small">
          {chosen === undefined ? "Choisir un fichier à déposer" : "Choisir un autre fichier"}
        </Button>
      </FileTrigger>
      {chosen === undefined ? null : (
        <ActButton
          key={chosen.name}
          name={`requestUpload ${fileId} ${chosen.name}`}
          label={`Déposer ${chosen.name}`}
          look="button small"
          says="Masquez les numéros de sécurité sociale avant de déposer. La pièce est vérifiée aussitôt reçue."
          body={requestEvidenceUpload}
          initial={{ title: chosen.name.replace(/\.\w+$/, ""), domains: [], fileName: chosen.name }}
          told={{
            domains: { hidden: true },
            fileName: { hidden: true },
            contentType: { hidden: true },
            size: { hidden: true },
            ...onBehalf,
          }}
          send={async (body, key) => {
            const announced = { ...body, fileName: chosen.name, contentType: chosen.type, size: chosen.size };
            const path = { fileId };
            const { body: asked } = await api.post("/v1/files/{fileId}/evidence", {
              path,
              body: announced,
              key,
            });
            await upload(asked.upload, chosen);
          }}
          then={() => setChosen(undefined)}
          done="La pièce est déposée : sa vérification est en cours."
        />
      )}
    </div>
  );
}
