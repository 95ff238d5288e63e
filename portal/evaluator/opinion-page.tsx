import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../api.ts";
import { EditPage } from "../files/edit-page.tsx";
import type { TrainingFile } from "../files/file.ts";
import { type Domain, domainChoices, indicatorChoices } from "../files/grid-choices.ts";
import { useFile } from "../files/use-file.ts";
import { giveOpinion } from "../made/bodies/giveOpinion.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Read } from "../shell/read.tsx";
import { useOwnOpinion } from "./own-opinion.ts";
import { TutorGuide } from "./tutor-guide.tsx";

/** R-TRN-10: an evaluator's opinion on each domain, in one form whose draft the device keeps. */
export function OpinionPage() {
  const { fileId } = useParams({ from: "/files/$fileId/opinion" });
  const read = useFile(fileId);
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } }, { once: true });
  return (
    <Read of={read} title="Votre avis">
      {({ body: file, etag }) => (
        <Read of={grid} title="Votre avis">
          {({ body: { domains } }) =>
            file.path === "training" ? (
              <Opinion file={file} etag={etag} domains={domains} />
            ) : (
              <NotFoundPage />
            )
          }
        </Read>
      )}
    </Read>
  );
}

function Opinion(props: { file: TrainingFile; etag: string; domains: readonly Domain[] }) {
  const { file, etag, domains } = props;
  const api = useApi();
  const given = useOwnOpinion(file);
  // Some fifty questions more, which the opinion can do without.
  const indicators = indicatorChoices(domains);
  const [isFine, setFine] = useState(Object.keys(given?.indicators ?? {}).length > 0);
  return (
    <EditPage
      title="Votre avis"
      fileId={file.id}
      says={`${file.candidateName} : le niveau que vous avez constaté, et vos mots, sur chaque domaine.`}
      name={`opinion:${file.id}`}
      body={giveOpinion}
      initial={given === undefined ? {} : { domains: given.domains, indicators: given.indicators }}
      told={{
        domains: { label: "Votre avis par domaine", choices: domainChoices(domains) },
        indicators: {
          label: "Niveau constaté sur les indicateurs",
          choices: indicators,
          hidden: !isFine || indicators.length === 0,
        },
      }}
      send={(body) =>
        api.put("/v1/files/{fileId}/opinion", { path: { fileId: file.id }, body, ifMatch: etag })
      }
      label="Donner cet avis"
      done="Votre avis est enregistré."
      isReadFirst
      beside={
        <aside className="card" aria-labelledby="described">
          <h2 id="described">Ce que décrit le candidat</h2>
          <p className="written">
            {file.activities?.text ?? "Le candidat n’a pas encore décrit ses activités."}
          </p>
          <TutorGuide path={file.tutorGuide} />
          {isFine || indicators.length === 0 ? null : (
            <Button className="button soft small" onPress={() => setFine(true)}>
              Préciser aussi chaque indicateur
            </Button>
          )}
        </aside>
      }
    />
  );
}
