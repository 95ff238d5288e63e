import { useNavigate, useParams } from "@tanstack/react-router";
import { useApi, useRead } from "../api.ts";
import { EvidenceList } from "../files/evidence-list.tsx";
import { BodyForm } from "../forms/body-form.tsx";
import { recordExperience } from "../made/bodies/recordExperience.ts";
import { announce } from "../shell/announce.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";

/** The candidate's experience, period by period, with the documents that prove it beside. */
export function ExperiencePage() {
  const { fileId } = useParams({ from: "/files/$fileId/experience" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const api = useApi();
  const navigate = useNavigate();
  return (
    <Read of={read}>
      {({ body: file, etag }) =>
        file.path !== "vae" ? null : (
          <Page title={`Expérience de ${file.candidateName}`}>
            <div className="columns">
              <BodyForm
                name={`experience:${fileId}`}
                body={recordExperience}
                initial={{ periods: file.experience.periods }}
                told={{
                  periods: {
                    help: `${file.experience.requiredDays} jours d’expérience en rapport avec la certification sont demandés.`,
                  },
                  "periods.supportingDocuments.evidenceId": {
                    label: "Pièce qui la justifie",
                    choices: file.evidence
                      .filter(({ state }) => state === "accepted")
                      .map(({ id, title }) => ({ value: id, label: title })),
                  },
                }}
                send={(body) =>
                  api.put("/v1/files/{fileId}/experience", { path: { fileId }, body, ifMatch: etag })
                }
                label="Enregistrer l’expérience"
                done={() => {
                  announce("L’expérience est enregistrée.");
                  navigate({ to: "/files/$fileId", params: { fileId } });
                }}
              />
              <EvidenceList file={file} />
            </div>
          </Page>
        )
      }
    </Read>
  );
}
