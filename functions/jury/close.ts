import * as z from "zod";
import { sessionClosed } from "../../events/jury.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { daysOf, engageMembers } from "../../shared/domain/jury/diary.ts";
import { closeSession } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { diaryKeys, parseDiaries, saveDiaries } from "../../shared/store/diaries.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-12, R-DAY-1: the session closes once every outcome is signed; members lose their access to the files. */
export const route = defineRoute({
  method: "POST",
  path: "/sessions/{sessionId}/closing",
  summary: "Clore la séance",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  edits: true,
  needs: { table: { reads: ["MEMBER"], writes: ["MEMBER", "SESSION"] } },
});

export const handler = serve(route, async ({ session, relation, actor }) => {
  const after = closeSession(session, actingOn(relation, actor));
  const days = daysOf(session);
  const diaries = parseDiaries(await readTogether(diaryKeys(days)), days);
  return sessionChangedTo(
    session,
    after,
    [sessionClosed.of(session.id, { candidates: session.slots.length })],
    saveDiaries(diaries, engageMembers(diaries, after)),
  );
});
