import * as z from "zod";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { cancellation } from "./cancellation.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-6: OEMM cancels a session; its files go back to the waiting list, those convened are told. */
export const route = defineRoute({
  name: "jury/cancel",
  method: "POST",
  path: "/sessions/{sessionId}/cancellation",
  summary: "Annuler un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
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

export const handler = serve(route, async ({ session, today, now }) => {
  const { after, facts, writes } = await cancellation(session, today, now);
  const held = heldDeadline(session, after, guidePolicy.jury.unheld, today);
  return sessionChangedTo(session, after, facts, [...writes, ...changeDeadlines([held])]);
});
