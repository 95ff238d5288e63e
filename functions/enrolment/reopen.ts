import * as z from "zod";
import { fileReopened } from "../../events/enrolment.ts";
import { reopenFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-8: OEMM reopens a submitted file, with a reason. */
export const route = defineRoute({
  name: "enrolment/reopen",
  method: "POST",
  path: "/files/{fileId}/reopening",
  summary: "Rouvrir un dossier déposé",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ reason: freeText(5000, "Le motif est obligatoire.") }),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body }) => {
  const file = reopenFile(contents.file);
  return fileChanged(contents, file, relation, [fileReopened.of(file.id, body)]);
});
