import * as z from "zod";
import { absenceCorrected } from "../../events/jury.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { absenceCorrection, excuseAbsence, undoAbsenceOf } from "../../shared/domain/jury/absence.ts";
import { openLateDecision } from "../../shared/domain/jury/correction.ts";
import { endedSession } from "../../shared/domain/jury/ended-session.ts";
import { slotOfFile } from "../../shared/domain/jury/session.ts";
import { aboutFile } from "../../shared/domain/tasks/about-file.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCorrection, saveCorrection } from "../../shared/store/corrections.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { fileUnderWay, saveFile } from "../../shared/store/files.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { deadlinePassedTaskId } from "../deadlines/deadline-passed-task.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-2: OEMM makes an absence excused, or undoes it: the candidate was there. */
export const route = defineRoute({
  name: "jury/correct-absence",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/absence-correction",
  summary: "Excuser une absence, ou l’annuler\u00a0: le candidat était présent",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: z.strictObject({ becomes: absenceCorrection, motive: freeText(2000) }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "TASK"],
      writes: ["CANDIDATE", "COMPANY", "FILE", "SESSION", "TASK"],
    },
  },
});

export const handler = serve(route, async ({ session, file, body, today, now, newId }) => {
  if (file === undefined) throw notFound();
  const { becomes, motive } = body;
  const said = { sessionId: session.id, date: session.date, motive, ...endedSession(session) };
  if (becomes === "excused")
    return sessionChangedTo(session, excuseAbsence(session, file.id), [
      absenceCorrected.of(file.id, { ...said, becomes }),
    ]);
  const other = file.state === "lapsed" ? await fileUnderWay(file) : undefined;
  const corrected = undoAbsenceOf(session, file, other !== undefined);
  const waits = slotOfFile(corrected.session, file.id)?.outcome !== undefined;
  // R-DAY-8: what the jury had decided may be signed after all.
  const late = waits && !corrected.unsettled && corrected.file.state === "submitted";
  const going = late ? await loadCorrection(file.id, session.id) : undefined;
  const task = corrected.unsettled
    ? openTask(undefined, {
        id: newId("task"),
        kind: "appearance-after-lapse",
        ...aboutFile(file),
        otherFileId: other ?? file.id,
        openedAt: now,
      })
    : undefined;
  const returned = file.state === "lapsed" && corrected.file.state !== "lapsed";
  const lapse = returned
    ? closedTask(await loadTask(deadlinePassedTaskId({ kind: "first-jury", id: file.id })), now)
    : undefined;
  return sessionChangedTo(
    session,
    corrected.session,
    [
      ...(lapse?.facts ?? []),
      absenceCorrected.of(file.id, {
        ...said,
        becomes: corrected.unsettled ? "unsettled" : waits ? "waiting" : "heard-again",
      }),
    ],
    [
      ...(corrected.file === file
        ? []
        : [
            ...saveFile(file, corrected.file),
            ...changeDeadlines([firstJuryDeadline(corrected.file, today)]),
          ]),
      ...(task === undefined ? [] : [saveTask(task)]),
      ...(lapse?.writes ?? []),
      ...(going === undefined ? [] : [saveCorrection(openLateDecision(going, session, file.id, today))]),
    ],
  );
});
