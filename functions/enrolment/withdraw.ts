import * as z from "zod";
import { fileWithdrawn, fileWithdrawnByOemm } from "../../events/enrolment.ts";
import { behalfMotive, motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { withdrawByOemm, withdrawFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { isAccepted } from "../../shared/domain/training/acceptance.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileEnded } from "./file-ended.ts";

/**
 * The candidate gives up, or the company drops the enrolment; they may enrol again later. R-OEMM-1: OEMM withdraws a file
 * with a motive, one that a session is to hear too.
 */
export const route = defineRoute({
  name: "enrolment/withdraw",
  method: "POST",
  path: "/files/{fileId}/withdrawal",
  summary: "Abandonner sa candidature",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ motive: behalfMotive.optional() }).optional(),
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
  const byOemm = relation === "oemm";
  const { motive } = motiveOfOemm({ byOemm }, body?.motive);
  const file = byOemm ? withdrawByOemm(contents.file) : withdrawFile(contents.file);
  // R-PER-3: who has not accepted an enrolment is written to no more.
  const told = motive !== undefined && (file.path === "vae" || isAccepted(file));
  const fact = told ? fileWithdrawnByOemm.of(file.id, { motive }) : fileWithdrawn.of(file.id, { motive });
  return fileEnded(contents, file, relation, fact, { at: now, by: actor.name });
});
