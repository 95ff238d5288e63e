import { useParams } from "@tanstack/react-router";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi, useRead } from "../api.ts";
import { EditPage } from "../files/edit-page.tsx";
import { type Domain, domainChoices } from "../files/grid-choices.ts";
import type { FieldTold } from "../forms/form-state.tsx";
import { recordInterview } from "../made/bodies/recordInterview.ts";
import { unbroken } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";

/** The welcome interview, on the questions that the candidate's referential asks on each domain. */
export function InterviewPage() {
  const { fileId } = useParams({ from: "/files/$fileId/interview" });
  const file = useRead("/v1/files/{fileId}", { path: { fileId } });
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } });
  const api = useApi();
  return (
    <Read of={file} title="Entretien">
      {({ body: { candidateName, interview, path }, etag }) => (
        <Read of={grid} title="Entretien">
          {({ body: { domains, certificationName } }) => (
            <EditPage
              title={`Entretien d’accueil ${ofName(candidateName)}`}
              fileId={fileId}
              says={certificationName}
              name={`interview:${fileId}`}
              body={recordInterview}
              initial={interview ?? { participants: [{ name: "", function: "" }], advisedPath: path }}
              told={toldOf(domains)}
              send={(body) =>
                api.put("/v1/files/{fileId}/interview", { path: { fileId }, body, ifMatch: etag })
              }
              label="Enregistrer l’entretien"
              done="L’entretien est enregistré."
            />
          )}
        </Read>
      )}
    </Read>
  );
}

function toldOf(domains: readonly Domain[]): Record<string, FieldTold> {
  const questions = domains.map(({ code, interviewQuestions }) => [
    `positioning.${code}`,
    {
      help:
        interviewQuestions.length === 0 ? undefined : (
          <ul>
            {interviewQuestions.map((question) => (
              <li key={question}>{unbroken(question)}</li>
            ))}
          </ul>
        ),
    },
  ]);
  return {
    positioning: {
      label: "Positionnement, domaine par domaine",
      help: "Le niveau de maîtrise que l’entretien a constaté.",
      choices: domainChoices(domains),
    },
    participants: {
      label: "Personnes présentes",
      help: "Le candidat, vous, et qui d’autre y a pris part.",
      each: { name: "Personne", add: "Ajouter une personne", remove: "Retirer cette personne" },
    },
    ...Object.fromEntries(questions),
  };
}
