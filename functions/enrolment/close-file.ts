import * as z from "zod";
import { fileClosed } from "../../events/enrolment.ts";
import { closeFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileEnded } from "./file-ended.ts";

/** R-OEMM-1: OEMM closes a file for good, with a motive: nothing more happens in it. */
export const route = defineRoute({
  name: "enrolment/close-file",
  method: "POST",
  path: "/files/{fileId}/closing",
  summary: "Clore un dossier définitivement",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ motive: freeText(2000, "Le motif est obligatoire.") }),
  reply: fileView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "SESSION", "TASK"],
      writes: ["CANDIDATE", "FILE", "SESSION", "TASK"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, ({ contents, relation, body, actor, now }) => {
  const file = closeFile(contents.file);
  return fileEnded(contents, file, relation, fileClosed.of(file.id, body), { at: now, by: actor.name });
});
