import { useNavigate, useParams } from "@tanstack/react-router";
import { useApi, useRead } from "../api.ts";
import { BodyForm } from "../forms/body-form.tsx";
import type { FieldTold } from "../forms/form-state.tsx";
import { recordInterview } from "../made/bodies/recordInterview.ts";
import { announce } from "../shell/announce.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";

/** The welcome interview, on the questions that the candidate's referential asks on each domain. */
export function InterviewPage() {
  const { fileId } = useParams({ from: "/files/$fileId/interview" });
  const file = useRead("/v1/files/{fileId}", { path: { fileId } });
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } });
  const api = useApi();
  const navigate = useNavigate();
  return (
    <Read of={file}>
      {({ body: { candidateName, interview, path }, etag }) => (
        <Page title={`Entretien d’accueil de ${candidateName}`}>
          <Read of={grid}>
            {({ body: { domains, certificationName } }) => (
              <>
                <p className="lead">{certificationName}</p>
                <BodyForm
                  name={`interview:${fileId}`}
                  body={recordInterview}
                  initial={interview ?? { participants: [{ name: "", function: "" }], advisedPath: path }}
                  told={toldOf(domains)}
                  send={(body) =>
                    api.put("/v1/files/{fileId}/interview", { path: { fileId }, body, ifMatch: etag })
                  }
                  label="Enregistrer l’entretien"
                  done={() => {
                    announce("L’entretien est enregistré.");
                    navigate({ to: "/files/$fileId", params: { fileId } });
                  }}
                />
              </>
            )}
          </Read>
        </Page>
      )}
    </Read>
  );
}

interface Domain {
  code: string;
  number: number;
  title: string;
  interviewQuestions: readonly string[];
}

function toldOf(domains: readonly Domain[]): Record<string, FieldTold> {
  const questions = domains.map(({ code, interviewQuestions }) => [
    `positioning.${code}`,
    {
      help: (
        <ul>
          {interviewQuestions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      ),
    },
  ]);
  return {
    positioning: {
      label: "Positionnement, domaine par domaine",
      choices: domains.map(({ code, number, title }) => ({ value: code, label: `${number}. ${title}` })),
    },
    participants: { label: "Personnes présentes", help: "Le candidat, vous, et qui d’autre y a pris part." },
    ...Object.fromEntries(questions),
  };
}
