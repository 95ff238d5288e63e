import * as z from "zod";
import { sessionOpened } from "../../events/jury.ts";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { memberId, sessionId } from "../../shared/domain/ids.ts";
import { openSession } from "../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { loadChairTurn, saveChairTurn } from "../../shared/store/sessions.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";

/** R-JURY-3, R-JURY-9, R-DAY-1: the session opens on its day, with its chair and those present. */
export const route = defineRoute({
  name: "jury/open",
  method: "POST",
  path: "/sessions/{sessionId}/opening",
  summary: "Ouvrir la séance\u00a0: présidence et présents",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.strictObject({
    chair: memberId,
    present: z.array(memberId).max(2 * guidePolicy.jury.members.perSide),
  }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["ACCOUNT", "CERTIFICATION", "FILE", "MEMBER", "PERSON"],
      writes: ["CERTIFICATION", "SESSION"],
    },
  },
});

export const handler = serve(route, async ({ session, body, today, relation, actor }) => {
  const turn = await loadChairTurn(session.certification);
  const { session: after, side } = openSession(session, body, {
    previousChairSide: turn.previous,
    today,
    by: actingOn(relation, actor),
  });
  await assertWithoutConflict(session, { memberIds: after.present });
  const chairTurn = saveChairTurn(session.certification, turn, side);
  return sessionChangedTo(
    session,
    after,
    [sessionOpened.of(session.id, { chair: body.chair, present: after.present })],
    [chairTurn, ...changeDeadlines([heldDeadline(session, after, guidePolicy.jury.unheld, today)])],
  );
});
