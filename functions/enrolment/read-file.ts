import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView, toFileView } from "../../shared/http/views/file-view.ts";

/** A file with everything in it, for those who may see it. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}",
  summary: "Lire un dossier complet",
  tag: "files",
  may: { file: ["owner", "chosen-centre", "oemm", "sitting-member"] },
  params: z.strictObject({ fileId }),
  reply: fileView,
  needs: { table: "read" },
});

export const handler = serve(route, ({ contents, relation }) => ({
  reply: toFileView(contents, relation),
  version: contents.file.version,
}));
