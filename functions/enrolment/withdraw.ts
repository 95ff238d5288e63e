import * as z from "zod";
import { fileWithdrawn } from "../../events/enrolment.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { withdrawFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** The candidate gives up, or the company drops the enrolment; they may enrol again later. */
export const route = defineRoute({
  method: "POST",
  path: "/files/{fileId}/withdrawal",
  summary: "Abandonner sa candidature",
  tag: "files",
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"], deletes: ["CANDIDATE", "COMPANY"] } },
});

export const handler = serve(route, ({ contents, relation, today }) => {
  const file = withdrawFile(contents.file);
  // An appearance has met the deadline already: giving up changes nothing to it.
  const running = contents.deadlines.some(({ kind, state }) => kind === "first-jury" && state === "running");
  const deadline = running ? firstJuryDeadline(file, today) : undefined;
  return fileChanged(contents, file, relation, [fileWithdrawn.of(file.id, {})], deadline);
});
