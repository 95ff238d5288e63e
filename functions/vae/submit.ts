import * as z from "zod";
import { fileSubmitted } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { submitFile } from "../../shared/domain/vae/submission.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/http/views/file-view.ts";
import { domainTitlesOfFile } from "../../shared/referential/file-certification.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-8: the candidate submits a complete file, which freezes it. */
export const route = defineRoute({
  method: "POST",
  path: "/files/{fileId}/submission",
  summary: "Déposer le dossier complet",
  tag: "vae",
  may: { file: ["owner"] },
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: { table: "write" },
});

export const handler = serve(route, ({ contents, relation, now }) => {
  const file = submitFile(contents, domainTitlesOfFile(contents.file), now);
  const fact = fileSubmitted.of(file.id, { certification: file.certification });
  return fileChanged(contents, file, relation, [fact]);
});
