import * as z from "zod";
import { outcomeRecorded } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { juryOutcome } from "../../shared/domain/jury/outcome.ts";
import { recordOutcome } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { memberActing } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-8, R-DAY-1: the jury records what became of a candidate; a draft until the chair signs. */
export const route = defineRoute({
  name: "jury/record-outcome",
  method: "PUT",
  path: "/sessions/{sessionId}/slots/{fileId}/outcome",
  summary: "Saisir le résultat d’un candidat",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: juryOutcome,
  reply: sessionView,
  edits: true,
  needs: { table: { writes: ["SESSION"] } },
});

export const handler = serve(route, ({ session, params, body, actor }) => {
  const after = recordOutcome(session, params.fileId, body, memberActing(actor));
  return sessionChangedTo(session, after, [
    outcomeRecorded.of(session.id, { fileId: params.fileId, outcome: body }),
  ]);
});
