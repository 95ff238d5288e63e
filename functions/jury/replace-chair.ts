import * as z from "zod";
import { chairReplaced } from "../../events/jury.ts";
import { memberId, sessionId } from "../../shared/domain/ids.ts";
import { replaceChair } from "../../shared/domain/jury/attendance.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-2: another member who is present chairs the session from now on. */
export const route = defineRoute({
  name: "jury/replace-chair",
  method: "PUT",
  path: "/sessions/{sessionId}/chair",
  summary: "Remplacer le président en cours de séance",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.strictObject({
    chair: memberId,
    motive: freeText(2000)
      .optional()
      .meta({ description: "Motif, obligatoire pour un membre de l’autre collège" }),
  }),
  reply: sessionView,
  edits: true,
  needs: { table: { writes: ["SESSION"] } },
});

export const handler = serve(route, ({ session, body, relation, actor }) => {
  const after = replaceChair(session, body, actingOn(relation, actor));
  return sessionChangedTo(session, after, [chairReplaced.of(session.id, body)]);
});
