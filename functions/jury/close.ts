import * as z from "zod";
import { sessionClosed } from "../../events/jury.ts";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { daysOf, engageMembers } from "../../shared/domain/jury/diary.ts";
import { closeSession } from "../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { diaryKeys, parseDiaries, saveDiaries } from "../../shared/store/diaries.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { closeSessionTasks, sessionTaskKeys } from "./session-tasks.ts";

/** R-JURY-12, R-DAY-1: the session closes once every outcome is signed; members lose their access to the files. */
export const route = defineRoute({
  name: "jury/close",
  method: "POST",
  path: "/sessions/{sessionId}/closing",
  summary: "Clore la séance",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "MEMBER", "TASK"],
      writes: ["CANDIDATE", "MEMBER", "SESSION", "TASK"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ session, relation, actor, today, now }) => {
  const after = closeSession(session, actingOn(relation, actor));
  const days = daysOf(session);
  const [[notHeld, due, ...items], engaged] = await Promise.all([
    readTogether([...sessionTaskKeys(session.id), ...diaryKeys(days)]),
    engagedCandidates(session, after),
  ]);
  const diaries = parseDiaries(items, days);
  const task = closeSessionTasks([notHeld, due], now);
  return sessionChangedTo(
    session,
    after,
    [sessionClosed.of(session.id, { candidates: session.slots.length }), ...task.facts],
    [
      ...changeDeadlines([heldDeadline(session, after, guidePolicy.jury.unheld, today)]),
      ...saveDiaries(diaries, engageMembers(diaries, after)),
      ...engaged,
      ...task.writes,
    ],
  );
});
