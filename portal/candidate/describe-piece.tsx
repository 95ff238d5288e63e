import { useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, fileKey, tagOf } from "../files/file.ts";
import { domainChoices } from "../files/grid-choices.ts";
import { BodyForm } from "../forms/body-form.tsx";
import { describeEvidence } from "../made/bodies/describeEvidence.ts";
import { useGrid, useNames } from "./around-file.ts";
import type { Category } from "./evidence-upload.ts";
import type { Piece } from "./pieces.ts";

const offered: readonly Category[] = ["cv", "position-proof", "experience", "supporting-document"];

/** What is said of a piece: its title, what it is for, the domains that it illustrates (R-VAE-7). */
export function DescribePiece(props: { file: CandidateFile; piece: Piece; close: () => void }) {
  const { file, piece, close } = props;
  const { id, title, category, domains } = piece;
  const api = useApi();
  const queries = useQueryClient();
  const grid = useGrid(file.id);
  const names = useNames("File.evidence.category");
  const path = { fileId: file.id, evidenceId: id };
  return (
    <BodyForm
      name={`piece:${id}`}
      body={describeEvidence}
      initial={{ title, category, domains }}
      told={{
        title: { label: "Titre de la pièce" },
        category: {
          label: "Ce qu’elle est",
          choices: [...new Set([category, ...offered])].map((one) => ({
            value: one,
            label: names[one] ?? one,
          })),
        },
        domains: { label: "Domaines qu’elle illustre", choices: domainChoices(grid?.domains ?? []) },
      }}
      send={(body) =>
        api.put("/v1/files/{fileId}/evidence/{evidenceId}", { path, body, ifMatch: tagOf(piece) })
      }
      done={async () => {
        await queries.invalidateQueries({ queryKey: fileKey(file.id) });
        close();
      }}
      label="Enregistrer"
    >
      <Button className="button soft" onPress={close}>
        Annuler
      </Button>
    </BodyForm>
  );
}
