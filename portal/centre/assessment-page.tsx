import { useParams } from "@tanstack/react-router";
import { useApi, useRead } from "../api.ts";
import { EditPage } from "../files/edit-page.tsx";
import { domainChoices, indicatorChoices } from "../files/grid-choices.ts";
import { assessModule } from "../made/bodies/assessModule.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Read } from "../shell/read.tsx";

/** A module is assessed by the centre that delivers it, on the referential's grid. */
export function AssessmentPage() {
  const { fileId, moduleCode } = useParams({ from: "/files/$fileId/modules/$moduleCode" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } });
  const api = useApi();
  return (
    <Read of={read} title="Évaluation">
      {({ body: file, etag }) => (
        <Read of={grid} title="Évaluation">
          {({ body: { domains, forms } }) => {
            const module = forms.modules?.find(({ code }) => code === moduleCode);
            if (file.path !== "training" || module === undefined) return <NotFoundPage />;
            const prepared = domains.filter(({ code }) => module.domains.includes(code));
            const given = file.trainingBooklet.find((one) => one.moduleCode === moduleCode);
            return (
              <EditPage
                title={`Évaluation du module « ${module.title} »`}
                fileId={fileId}
                says={file.candidateName}
                name={`assessment:${fileId}:${moduleCode}`}
                body={assessModule}
                initial={
                  given === undefined
                    ? {}
                    : {
                        assessedOn: given.assessedOn,
                        domains: given.domains,
                        indicators: given.indicators,
                        comment: given.comment,
                      }
                }
                told={{
                  domains: { label: "Niveau constaté sur chaque domaine", choices: domainChoices(prepared) },
                  indicators: {
                    label: "Niveau constaté sur chaque indicateur",
                    choices: indicatorChoices(prepared),
                  },
                }}
                send={(body) =>
                  api.put("/v1/files/{fileId}/modules/{moduleCode}/assessment", {
                    path: { fileId, moduleCode },
                    body,
                    ifMatch: etag,
                  })
                }
                label="Enregistrer l’évaluation"
                done="L’évaluation est enregistrée."
              />
            );
          }}
        </Read>
      )}
    </Read>
  );
}
