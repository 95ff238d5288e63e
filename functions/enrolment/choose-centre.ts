import * as z from "zod";
import { centreChosen } from "../../events/enrolment.ts";
import { centreId, fileId } from "../../shared/domain/ids.ts";
import { chooseCentre } from "../../shared/domain/vae/orientation.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-3: the candidate chooses the centre that will hold the interview. */
export const route = defineRoute({
  method: "PUT",
  path: "/files/{fileId}/centre",
  summary: "Choisir le centre agréé",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ centreId }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const approvals = (await loadCentre(body.centreId))?.approvals ?? [];
  const file = chooseCentre(contents.file, { centreId: body.centreId, approvals }, today);
  return fileChanged(contents, file, relation, [centreChosen.of(file.id, body)]);
});
