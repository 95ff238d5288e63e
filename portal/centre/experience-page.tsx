import { useParams } from "@tanstack/react-router";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi, useRead } from "../api.ts";
import { EditPage } from "../files/edit-page.tsx";
import { EvidenceBeside } from "../files/evidence-beside.tsx";
import type { VaeFile } from "../files/file.ts";
import { recordExperience } from "../made/bodies/recordExperience.ts";
import { dayOf } from "../shell/dates.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Read } from "../shell/read.tsx";

const count = new Intl.NumberFormat("fr-FR");

/** How much experience is asked for, and since when it counts. */
function asked({ requiredDays, windowFrom, windowTo }: VaeFile["experience"]): string | undefined {
  if (requiredDays === 0) return undefined;
  const when = windowFrom === undefined ? "" : `, entre le ${dayOf(windowFrom)} et le ${dayOf(windowTo)}`;
  return `${count.format(requiredDays)}\u00a0jours d’expérience en rapport avec la certification sont demandés${when}.`;
}

/** The candidate's experience, period by period, with the documents that prove it beside. */
export function ExperiencePage() {
  const { fileId } = useParams({ from: "/files/$fileId/experience" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const api = useApi();
  return (
    <Read of={read} title="Expérience">
      {({ body: file, etag }) =>
        file.path !== "vae" ? (
          <NotFoundPage />
        ) : (
          <EditPage
            title={`Expérience ${ofName(file.candidateName)}`}
            fileId={fileId}
            name={`experience:${fileId}`}
            body={recordExperience}
            initial={{ periods: file.experience.periods }}
            told={{
              periods: {
                help: asked(file.experience),
                each: {
                  name: "Période",
                  add: "Ajouter une période",
                  remove: "Retirer cette période",
                },
              },
              "periods.supportingDocuments": {
                each: {
                  name: "Justificatif",
                  add: "Ajouter un justificatif",
                  remove: "Retirer ce justificatif",
                },
              },
              "periods.to": {
                label: "Dernier jour de la période, compris",
                help: "Rien si elle dure encore.",
              },
              "periods.relevant": { label: "En rapport avec la certification" },
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
            done="L’expérience est enregistrée."
            beside={<EvidenceBeside file={file} />}
          />
        )
      }
    </Read>
  );
}
