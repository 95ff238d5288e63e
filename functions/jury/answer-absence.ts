import * as z from "zod";
import { absenceAnswered, appearancesChanged } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { absenceAnswer, answerAbsence } from "../../shared/domain/jury/announced.ts";
import { completeTask } from "../../shared/domain/tasks/task.ts";
import { unscheduleFile } from "../../shared/domain/validation/file-outcome.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { absenceTaskId } from "./absence-task.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-11: OEMM frees the slot of a candidate who can't come, or keeps it; on the day, the candidate is excused. */
export const route = defineRoute({
  name: "jury/answer-absence",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/absence-answer",
  summary: "Répondre à un candidat qui annonce son absence\u00a0: libérer son créneau ou le garder",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: z.strictObject({ answer: absenceAnswer }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "TASK"],
      writes: ["CANDIDATE", "FILE", "SESSION", "TASK"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ session, file, body, actor, now, today }) => {
  if (file === undefined) throw notFound();
  const { session: after, outcome } = answerAbsence(session, file.id, body.answer, today);
  const task = await loadTask(absenceTaskId(session.id, file.id));
  const said = { sessionId: session.id, date: session.date, outcome };
  const freed = outcome === "freed";
  const engaged = freed ? await engagedCandidates(session, after) : [];
  return sessionChangedTo(
    session,
    after,
    [
      absenceAnswered.of(file.id, said),
      ...(freed ? [appearancesChanged.of(session.id, { before: session, after })] : []),
    ],
    [
      ...engaged,
      ...(freed ? saveFile(file, unscheduleFile(file)) : []),
      ...(task?.state === "open" ? [saveTask(completeTask(task, { at: now, by: actor.name }))] : []),
    ],
  );
});
