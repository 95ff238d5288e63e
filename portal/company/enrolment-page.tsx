import { useParams } from "@tanstack/react-router";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi, useRead } from "../api.ts";
import { useApprovedCentres } from "../files/approved-centres.ts";
import { EditPage } from "../files/edit-page.tsx";
import { describeEnrolment } from "../made/bodies/describeEnrolment.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Read } from "../shell/read.tsx";
import { enrolmentTold } from "./enrolment-told.ts";

/** A draft of an enrolment is completed, before it is registered. */
export function EnrolmentPage() {
  const { fileId } = useParams({ from: "/files/$fileId/enrolment" });
  const read = useRead("/v1/files/{fileId}", { path: { fileId } });
  const centres = useApprovedCentres(read.data?.body.certification, "training");
  const api = useApi();
  return (
    <Read of={read} title="Inscription">
      {({ body: file, etag }) =>
        file.path !== "training" ? (
          <NotFoundPage />
        ) : (
          <EditPage
            title={`Inscription ${ofName(file.candidateName)}`}
            {...(file.acceptance?.state === "declined" ? { says: askingAgain } : {})}
            fileId={fileId}
            name={`enrolment:${fileId}`}
            body={describeEnrolment}
            initial={initialOf(file)}
            told={enrolmentTold(centres, true)}
            send={(body) =>
              api.put("/v1/files/{fileId}/enrolment", { path: { fileId }, body, ifMatch: etag })
            }
            label="Enregistrer"
            done="Le brouillon est enregistré."
          />
        )
      }
    </Read>
  );
}

/** R-PER-3: what asks who declined again. */
const askingAgain =
  "Le salarié a décliné. Si vous corrigez son état civil ou son adresse, il reçoit un nouveau code et peut répondre autrement ; s’il ne veut pas de cette inscription, abandonnez la candidature.";

function initialOf({
  candidate,
  centreId,
  status,
}: {
  candidate: object;
  centreId?: string | undefined;
  status: string;
}): object {
  const { companyId: _, ...told } = candidate as { companyId?: string };
  return { candidate: told, status, ...(centreId === undefined ? {} : { centreId }) };
}
