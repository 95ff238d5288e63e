import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { shownFiles } from "./shown-files.ts";

/** A file with everything in it, for those who may see it. */
export const route = defineRoute({
  name: "enrolment/read-file",
  method: "GET",
  path: "/files/{fileId}",
  summary: "Lire un dossier complet",
  tag: "files",
  params: z.strictObject({ fileId }),
  reply: fileView,
  reading: "file",
  needs: { table: { reads: ["ADDRESS", "CANDIDATE", "CENTRE"] } },
});

export const handler = serve(route, async ({ contents, relation, actor, today }) => {
  const [reply] = await shownFiles([{ contents, relation }], actor, today);
  return { reply, version: contents.file.version };
});
