import * as z from "zod";
import { agreementProposed } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { agreementTerms } from "../../shared/domain/vae/accompaniment.ts";
import { proposeAgreement } from "../../shared/domain/vae/prepare.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "../orientation/chosen-centre.ts";

/** R-VAE-5: the chosen centre proposes an accompaniment agreement. */
export const route = defineRoute({
  name: "vae/propose-agreement",
  method: "PUT",
  path: "/files/{fileId}/accompaniment-agreement",
  summary: "Proposer une convention d’accompagnement",
  tag: "vae",
  params: z.strictObject({ fileId }),
  body: agreementTerms,
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const approvals = await approvalsOfChosenCentre(contents.file);
  const file = proposeAgreement(contents.file, body, approvals, today);
  const fact = agreementProposed.of(file.id, { meetings: body.meetings.length });
  return fileChanged(contents, file, relation, [fact]);
});
