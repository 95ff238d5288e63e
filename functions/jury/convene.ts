import * as z from "zod";
import { appearancesChanged, sessionConvened } from "../../events/jury.ts";
import { convocationDeadline } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { conveneSession, lateReason } from "../../shared/domain/jury/convene.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { assertHeardOnce } from "./engaged-candidates.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";
import { closeSessionTasks, sessionTaskKeys } from "./session-tasks.ts";

/** R-JURY-6: OEMM convenes the candidates and members of a session by mail. */
export const route = defineRoute({
  name: "jury/convene",
  method: "POST",
  path: "/sessions/{sessionId}/convocation",
  summary: "Convoquer les candidats et les membres du jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.strictObject({ lateReason: lateReason.optional() }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "FILE", "MEMBER", "PERSON", "TASK"],
      writes: ["SESSION", "TASK"],
    },
  },
});

export const handler = serve(route, async ({ session, body, today, now }) => {
  const after = conveneSession(session, body.lateReason, today);
  const [tasks] = await Promise.all([
    readTogether(sessionTaskKeys(session.id)),
    assertWithoutConflict(session),
    assertHeardOnce(session),
  ]);
  const task = closeSessionTasks(tasks, now);
  const convened = sessionConvened.of(session.id, {
    date: after.date,
    candidates: after.slots.length,
    lateReason: body.lateReason,
  });
  return sessionChangedTo(
    session,
    after,
    [convened, appearancesChanged.of(session.id, { before: session, after }), ...task.facts],
    [
      ...changeDeadlines([
        convocationDeadline(session, after, today),
        heldDeadline(session, after, guidePolicy.jury.unheld, today),
      ]),
      ...task.writes,
    ],
  );
});
