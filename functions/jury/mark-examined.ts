import * as z from "zod";
import { fileExamined } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { markExamined } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { memberActing } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-7: a member marks a candidate's file as examined. */
export const route = defineRoute({
  name: "jury/mark-examined",
  method: "PUT",
  path: "/sessions/{sessionId}/slots/{fileId}/examined",
  summary: "Marquer un dossier comme examiné",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  reply: sessionView,
  needs: { table: { writes: ["SESSION"] } },
});

export const handler = serve(route, ({ session, params, actor }) => {
  const { memberId } = memberActing(actor);
  const after = markExamined(session, params.fileId, memberId);
  const fact = fileExamined.of(session.id, { fileId: params.fileId, memberId });
  return sessionChangedTo(session, after, [fact]);
});
