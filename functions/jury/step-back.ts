import * as z from "zod";
import { memberSteppedBack } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { stepBack } from "../../shared/domain/jury/announced.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";
import { memberActing } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-11: a member says that they can't sit, or that they know a candidate: OEMM is told at once. */
export const route = defineRoute({
  name: "jury/step-back",
  method: "POST",
  path: "/sessions/{sessionId}/stepping-back",
  summary: "Se retirer d’un jury\u00a0: empêchement, ou candidat connu de soi",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.discriminatedUnion("because", [
    z.strictObject({ because: z.literal("unavailable") }),
    z.strictObject({ because: z.literal("knows-candidate"), fileId }),
  ]),
  reply: sessionView,
  needs: { table: { reads: ["TASK"], writes: ["SESSION", "TASK"] } },
});

export const handler = serve(route, async ({ session, body, actor, now }) => {
  const { memberId } = memberActing(actor);
  const after = stepBack(session, { memberId, at: now, ...body });
  const known = body.because === "knows-candidate" ? { fileId: body.fileId } : {};
  const { id: sessionId, date } = session;
  const id = madeTaskId("member-stepped-back", sessionId, memberId);
  const about = { kind: "session", id: sessionId };
  const asked = { id, about, sessionId, date, memberId, ...known, openedAt: now };
  const task = openTask(await loadTask(id), { kind: "member-stepped-back", ...asked });
  return sessionChangedTo(
    session,
    after,
    [memberSteppedBack.of(sessionId, { memberId, ...body })],
    task === undefined ? [] : [saveTask(task)],
  );
});
