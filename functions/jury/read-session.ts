import * as z from "zod";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView, toSessionView } from "../../shared/http/views/session-view.ts";

/** A session with its slots, members and outcomes, for OEMM and those who sit. */
export const route = defineRoute({
  method: "GET",
  path: "/sessions/{sessionId}",
  summary: "Lire un jury",
  tag: "jury",
  may: { session: ["oemm", "sitting-member"] },
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  needs: { table: "read" },
});

export const handler = serve(route, ({ session }) => ({
  reply: toSessionView(session),
  version: session.version,
}));
