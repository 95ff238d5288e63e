import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { BodyForm } from "../forms/body-form.tsx";
import { describeActivities } from "../made/bodies/describeActivities.ts";
import { useToldOfFile } from "./act-on-file.ts";
import { SubPage } from "./sub-page.tsx";

/** The candidate's part of the final booklet in the company (R-TRN-10). */
export function ActivitiesPage() {
  return <SubPage title="Vos activités en entreprise">{(file) => <Activities file={file} />}</SubPage>;
}

function Activities({ file }: { file: CandidateFile }) {
  const api = useApi();
  const done = useToldOfFile(file.id, "Vos activités sont enregistrées.");
  if (file.path === "vae")
    return <p>Sur le parcours de la VAE, vous décrivez vos activités dans le livret.</p>;
  const kept = file.activities?.text ?? "";
  if (!file.allowedCommands.includes("describe-activities")) return <p className="card written">{kept}</p>;
  return (
    <div className="card">
      <BodyForm
        name={`activities:${file.id}`}
        body={describeActivities}
        initial={{ text: kept }}
        told={{
          text: {
            label: "Ce que vous faites en entreprise",
            help:
              "Décrivez vos activités, domaine par domaine si vous le pouvez. Vos évaluateurs et le jury les " +
              "liront. Votre texte est gardé sur cet appareil tant qu’il n’est pas enregistré.",
            rows: 14,
          },
        }}
        send={(body) =>
          api.put("/v1/files/{fileId}/activities", { path: { fileId: file.id }, body, ifMatch: tagOf(file) })
        }
        done={done}
        label="Enregistrer"
      />
    </div>
  );
}
