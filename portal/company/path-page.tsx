import { useParams } from "@tanstack/react-router";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi, useRead } from "../api.ts";
import { useApprovedCentres } from "../files/approved-centres.ts";
import { EditPage } from "../files/edit-page.tsx";
import { domainChoices } from "../files/grid-choices.ts";
import { definePath } from "../made/bodies/definePath.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Read } from "../shell/read.tsx";

/** The individual path: the modules that the interview's positioning calls for, with where and when they are. */
export function PathPage() {
  const { fileId } = useParams({ from: "/files/$fileId/path" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } });
  const centres = useApprovedCentres(read.data?.body.certification, "training");
  const api = useApi();
  return (
    <Read of={read} title="Parcours individualisé">
      {({ body: file, etag }) =>
        file.path !== "training" ? (
          <NotFoundPage />
        ) : (
          <Read of={grid} title="Parcours individualisé">
            {({ body: { domains } }) => (
              <EditPage
                title={`Parcours ${ofName(file.candidateName)}`}
                fileId={fileId}
                says={needed(file.trainingNeeded, domains)}
                name={`path:${fileId}`}
                body={definePath}
                initial={{ modules: file.individualPath?.modules ?? [] }}
                told={{
                  "modules.domains": {
                    choices: domainChoices(domains),
                  },
                  "modules.centreId": { choices: centres },
                }}
                send={(body) =>
                  api.put("/v1/files/{fileId}/individual-path", { path: { fileId }, body, ifMatch: etag })
                }
                label="Enregistrer le parcours"
                done="Le parcours est enregistré."
              />
            )}
          </Read>
        )
      }
    </Read>
  );
}

function needed(codes: readonly string[], domains: readonly { code: string; number: number }[]): string {
  const numbers = domains.filter(({ code }) => codes.includes(code)).map(({ number }) => number);
  if (numbers.length === 0) return "L’entretien n’a relevé aucun domaine à travailler.";
  const listed = new Intl.ListFormat("fr").format(numbers.map(String));
  return numbers.length === 1
    ? `L’entretien a relevé un domaine à travailler : le\u00a0${listed}.`
    : `L’entretien a relevé des domaines à travailler : les\u00a0${listed}.`;
}
