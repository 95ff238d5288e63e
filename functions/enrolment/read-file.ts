import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { ReadAhead } from "../../shared/store/read-ahead.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { shownFiles } from "./shown-files.ts";

const ahead = new ReadAhead();

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
  ahead: ({ actor, params }) => ahead.begin(`${actor?.subject} ${params["fileId"]}`),
});

export const handler = serve(route, async ({ contents, relation, actor, today, beside }) => {
  const [reply] = await shownFiles([{ contents, relation }], actor, today, beside);
  return { reply, version: contents.file.version };
});
