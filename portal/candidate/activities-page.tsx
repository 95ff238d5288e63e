import { Button, Label, Text, TextArea, TextField } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { useTyped } from "../forms/draft.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import { SubPage } from "./sub-page.tsx";

/** The candidate's part of the final booklet in the company (R-TRN-10). */
export function ActivitiesPage() {
  return <SubPage title="Vos activités en entreprise">{(file) => <Activities file={file} />}</SubPage>;
}

function Activities({ file }: { file: CandidateFile }) {
  const api = useApi();
  const kept = file.path === "training" ? (file.activities?.text ?? "") : "";
  const [text, setText, forget] = useTyped(`activities:${file.id}`, kept);
  const saving = useActOnFile(
    file.id,
    "Vos activités sont enregistrées.",
    () =>
      api.put("/v1/files/{fileId}/activities", {
        path: { fileId: file.id },
        body: { text },
        ifMatch: tagOf(file),
      }),
    forget,
  );
  if (file.path === "vae")
    return <p>Sur le parcours de la VAE, vous décrivez vos activités dans le livret.</p>;
  if (!file.allowedCommands.includes("describe-activities")) return <p className="card written">{kept}</p>;
  return (
    <form
      className="card form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextField className="field" value={text} onChange={setText} isRequired>
        <Label>Ce que vous faites en entreprise</Label>
        <Text slot="description" className="quiet">
          Décrivez vos activités, domaine par domaine si vous le pouvez. Vos évaluateurs et le jury les
          liront. Votre texte est gardé sur cet appareil tant qu’il n’est pas enregistré.
        </Text>
        <TextArea rows={14} />
      </TextField>
      <Refused error={saving.error} />
      <div>
        <Button type="submit" className="button" isPending={saving.isPending}>
          Enregistrer
        </Button>
      </div>
    </form>
  );
}
