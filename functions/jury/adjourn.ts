import * as z from "zod";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { maxSlots } from "../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { adjournment } from "./adjournment.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-2: the chair or OEMM adjourns the session; whom it has not heard wait again, first of all. */
export const route = defineRoute({
  name: "jury/adjourn",
  method: "POST",
  path: "/sessions/{sessionId}/adjournment",
  summary: "Ajourner la séance\u00a0: les candidats non entendus passent en tête de la liste d’attente",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.strictObject({
    appeared: z.array(fileId).max(maxSlots).default([]).meta({
      description: "Dossiers des candidats qui étaient là sans avoir été entendus jusqu’au bout",
    }),
    motive: freeText(2000).optional(),
  }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "MEMBER", "TASK"],
      writes: ["CANDIDATE", "FILE", "MEMBER", "SESSION", "TASK"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ session, body, relation, actor, today, now }) => {
  const { appeared, motive } = body;
  const { after, facts, writes } = await adjournment(
    session,
    { appeared, motive, by: actingOn(relation, actor) },
    { today, now },
  );
  const held = heldDeadline(session, after, guidePolicy.jury.unheld, today);
  return sessionChangedTo(session, after, facts, [...writes, ...changeDeadlines([held])]);
});
