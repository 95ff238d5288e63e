import * as z from "zod";
import { interviewRecorded } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { interview } from "../../shared/domain/orientation/interview.ts";
import { recordInterview } from "../../shared/domain/vae/orientation.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/http/views/file-view.ts";
import { domainCodesOfFile } from "../../shared/referential/file-certification.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "./chosen-centre.ts";

/** R-VAE-3: the chosen centre records the orientation interview. */
export const route = defineRoute({
  method: "PUT",
  path: "/files/{fileId}/interview",
  summary: "Enregistrer l’entretien d’accueil et d’orientation",
  tag: "orientation",
  may: { file: ["chosen-centre"] },
  params: z.strictObject({ fileId }),
  body: interview,
  reply: fileView,
  edits: true,
  needs: { table: "write" },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const approvals = await approvalsOfChosenCentre(contents.file);
  const given = { domainCodes: domainCodesOfFile(contents.file), approvals };
  const file = recordInterview(contents.file, body, given, today);
  const { heldOn, advisedPath } = body;
  return fileChanged(contents, file, relation, [interviewRecorded.of(file.id, { heldOn, advisedPath })]);
});
