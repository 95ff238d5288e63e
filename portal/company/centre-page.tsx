import { useParams } from "@tanstack/react-router";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi, useRead } from "../api.ts";
import { useKnownCentres } from "../files/approved-centres.ts";
import { EditPage } from "../files/edit-page.tsx";
import { chooseCentre } from "../made/bodies/chooseCentre.ts";
import { Read } from "../shell/read.tsx";

/** The centre of a file is chosen among those approved for its certification and its path. */
export function CentrePage() {
  const { fileId } = useParams({ from: "/files/$fileId/centre" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const file = read.data?.body;
  const centres = useKnownCentres(file?.certification, file?.path === "training" ? "training" : "vae");
  const api = useApi();
  return (
    <Read of={read} title="Centre">
      {({ body: { candidateName, centreId }, etag }) => (
        <EditPage
          title={`Centre ${ofName(candidateName)}`}
          instead={
            centres?.length === 0 ? (
              <p>Aucun centre n’est agréé pour ce CQP aujourd’hui : vous pourrez choisir plus tard.</p>
            ) : undefined
          }
          fileId={fileId}
          name={`centre:${fileId}`}
          body={chooseCentre}
          initial={centreId === undefined ? {} : { centreId }}
          told={{
            centreId: { label: "Centres agréés", choices: centres ?? [] },
            // Asked of the OEMM alone, which acts in the place of others.
            motive: { hidden: true },
          }}
          send={(body) => api.put("/v1/files/{fileId}/centre", { path: { fileId }, body, ifMatch: etag })}
          label="Choisir ce centre"
          done="Le centre est choisi."
        />
      )}
    </Read>
  );
}
