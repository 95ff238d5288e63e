import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, fileKey, tagOf } from "../files/file.ts";
import { Refused } from "../shell/refused.tsx";
import { useGrid, useNames } from "./around-file.ts";
import type { Category } from "./evidence-upload.ts";
import type { Piece } from "./pieces.ts";

/** What is said of a piece: its title, what it is for, the domains that it illustrates (R-VAE-7). */
export function DescribePiece({
  file,
  piece,
  close,
}: {
  file: CandidateFile;
  piece: Piece;
  close: () => void;
}) {
  const api = useApi();
  const queries = useQueryClient();
  const grid = useGrid(file.id);
  const names = useNames("File.evidence.category");
  const [title, setTitle] = useState(piece.title);
  const [category, setCategory] = useState<Category>(piece.category);
  const [domains, setDomains] = useState<readonly string[]>(piece.domains);
  const saving = useMutation({
    mutationFn: () =>
      api.put("/v1/files/{fileId}/evidence/{evidenceId}", {
        path: { fileId: file.id, evidenceId: piece.id },
        body: { title, category, domains: [...domains] },
        ifMatch: tagOf(piece),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: fileKey(file.id) });
      close();
    },
  });
  const offered: Category[] = ["cv", "position-proof", "experience", "supporting-document"];
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextField className="field" value={title} onChange={setTitle} isRequired>
        <Label>Titre de la pièce</Label>
        <Input />
      </TextField>
      <label className="field">
        <span>Ce qu’elle est</span>
        <select value={category} onChange={(event) => setCategory(event.target.value as Category)}>
          {(offered.includes(category) ? offered : [category, ...offered]).map((one) => (
            <option key={one} value={one}>
              {names[one] ?? one}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>Domaines qu’elle illustre</legend>
        {(grid?.domains ?? []).map(({ code, number, title: name }) => (
          <label key={code} className="choice-line">
            <input
              type="checkbox"
              checked={domains.includes(code)}
              onChange={({ target }) =>
                setDomains(target.checked ? [...domains, code] : domains.filter((one) => one !== code))
              }
            />
            {number}. {name}
          </label>
        ))}
      </fieldset>
      <Refused error={saving.error} />
      <div className="buttons">
        <Button type="submit" className="button small" isPending={saving.isPending}>
          Enregistrer
        </Button>
        <Button className="button soft small" onPress={close}>
          Annuler
        </Button>
      </div>
    </form>
  );
}
