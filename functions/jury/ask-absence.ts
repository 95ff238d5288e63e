import * as z from "zod";
import { absenceAsked } from "../../events/jury.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { askAbsence } from "../../shared/domain/jury/announced.ts";
import { aboutFile } from "../../shared/domain/tasks/about-file.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadSession, saveSession } from "../../shared/store/sessions.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { absenceTaskId } from "./absence-task.ts";

/** R-DAY-11: a candidate who can't come says so; OEMM answers. */
export const route = defineRoute({
  name: "jury/ask-absence",
  method: "POST",
  path: "/files/{fileId}/absence-request",
  summary: "Annoncer que l’on ne pourra pas venir devant le jury",
  tag: "jury",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ motive: freeText(2000) }),
  reply: z
    .strictObject({ sessionDate: civilDate })
    .meta({ id: "AbsenceRequest", description: "Absence annoncée, à laquelle l’OEMM répondra" }),
  needs: { table: { reads: ["SESSION", "TASK"], writes: ["SESSION", "TASK"] } },
});

export const handler = serve(route, async ({ contents: { file }, body: { motive }, now, today }) => {
  const session = file.sessionId === undefined ? undefined : await loadSession(file.sessionId);
  if (session === undefined || file.state !== "scheduled")
    throw new DomainError("no-session", {
      rule: "R-DAY-11",
      detail: "Aucun jury ne vous attend\u00a0: il n’y a pas d’absence à annoncer.",
    });
  const after = askAbsence(session, file.id, now, today);
  const { id: sessionId, date } = session;
  const id = absenceTaskId(sessionId, file.id);
  const about = aboutFile(file);
  const asked = {
    ...about,
    id,
    kind: "absence-asked" as const,
    sessionId,
    date,
    reason: motive,
    openedAt: now,
  };
  const task = openTask(await loadTask(id), asked);
  return {
    reply: { sessionDate: date },
    writes: [...saveSession(session, after), ...(task === undefined ? [] : [saveTask(task)])],
    facts: [absenceAsked.of(file.id, { sessionId, date, motive })],
  };
});
