import * as z from "zod";
import { agreementSigned } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { signAgreement } from "../../shared/domain/vae/prepare.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "../orientation/chosen-centre.ts";

/** R-VAE-5: the candidate signs the agreement that the centre proposed. */
export const route = defineRoute({
  name: "vae/sign-agreement",
  method: "POST",
  path: "/files/{fileId}/accompaniment-agreement/signature",
  summary: "Signer la convention d’accompagnement",
  tag: "vae",
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, today }) => {
  const approvals = await approvalsOfChosenCentre(contents.file);
  const file = signAgreement(contents.file, approvals, today);
  return fileChanged(contents, file, relation, [agreementSigned.of(file.id, {})]);
});
