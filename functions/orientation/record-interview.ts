import * as z from "zod";
import { interviewRecorded } from "../../events/enrolment.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { interview } from "../../shared/domain/orientation/interview.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { recordTrainingInterview } from "../../shared/domain/training/follow.ts";
import { recordInterview } from "../../shared/domain/vae/orientation.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "./chosen-centre.ts";

/** The orientation interview: the chosen centre records it for VAE (R-VAE-3), the company in training (R-TRN-4). */
export const route = defineRoute({
  name: "orientation/record-interview",
  method: "PUT",
  path: "/files/{fileId}/interview",
  summary: "Enregistrer l’entretien d’accueil et d’orientation",
  tag: "orientation",
  params: z.strictObject({ fileId }),
  body: interview,
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const before = contents.file;
  const codes = domainCodes(contents.certification);
  if (before.path === "training" && relation !== "company")
    throw forbidden("L’entreprise enregistre l’entretien du parcours de formation.");
  const file =
    before.path === "training"
      ? recordTrainingInterview(before, body, codes, today)
      : recordInterview(
          before,
          body,
          { domainCodes: codes, approvals: await approvalsOfChosenCentre(before) },
          today,
        );
  const { heldOn, advisedPath } = body;
  return fileChanged(contents, file, relation, [interviewRecorded.of(file.id, { heldOn, advisedPath })]);
});
