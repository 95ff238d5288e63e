import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import type { Centre } from "./around-file.ts";
import { ChooseCentre } from "./choose-centre.tsx";
import { SubPage } from "./sub-page.tsx";

/** Choosing the centre of a file, or another one (R-PER-8). */
export function CentrePage() {
  return <SubPage title="Choisir votre centre">{(file) => <Choice file={file} />}</SubPage>;
}

function Choice({ file }: { file: CandidateFile }) {
  const api = useApi();
  const [chosen, setChosen] = useState<Centre>();
  const choosing = useActOnFile(file.id, "Votre centre est choisi.", () =>
    api.put("/v1/files/{fileId}/centre", {
      path: { fileId: file.id },
      body: { centreId: chosen?.id ?? "" },
      ifMatch: tagOf(file),
    }),
  );
  if (file.path === "training")
    return <p>Sur le parcours de formation, votre entreprise choisit le centre.</p>;
  if (!file.allowedCommands.includes("choose-centre"))
    return <p>Dans l’état présent de votre dossier, le centre ne peut plus être changé.</p>;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) choosing.mutate();
      }}
    >
      <p className="lead">
        Il vous reçoit en entretien, statue sur votre recevabilité et peut vous accompagner.
      </p>
      <ChooseCentre
        certification={file.certification}
        chosen={chosen?.id ?? file.centreId}
        choose={setChosen}
      >
        <Refused error={choosing.error} />
        {chosen === undefined && file.centreId !== undefined ? (
          <p className="quiet">C’est déjà votre centre : choisissez-en un autre pour en changer.</p>
        ) : null}
        <div>
          <Button
            type="submit"
            className="button"
            isPending={choosing.isPending}
            isDisabled={chosen === undefined}
          >
            Choisir ce centre
          </Button>
        </div>
      </ChooseCentre>
    </form>
  );
}
