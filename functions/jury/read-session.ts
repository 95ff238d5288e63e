import * as z from "zod";
import { isConvocationOverdue } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { chairSideAfter } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadChairTurn } from "../../shared/store/sessions.ts";
import { sessionView, toSessionView } from "../../shared/views/session-view.ts";

/** A session with its slots, members and outcomes, for OEMM and those who sit. */
export const route = defineRoute({
  method: "GET",
  path: "/sessions/{sessionId}",
  summary: "Lire un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  needs: { table: { reads: ["CERTIFICATION"] } },
});

export const handler = serve(route, async ({ session, today }) => {
  const opening = session.state === "planned" || session.state === "convened";
  // R-JURY-3: the side is proposed until the session opens.
  const turn = opening ? await loadChairTurn(session.certification) : undefined;
  return {
    reply: {
      ...toSessionView(session),
      proposedChairSide: chairSideAfter(turn?.previous),
      ...(isConvocationOverdue(session, today) ? { convocationOverdue: true as const } : {}),
    },
    version: session.version,
  };
});
