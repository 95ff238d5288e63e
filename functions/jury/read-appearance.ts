import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { howItGoes, thingsToBring } from "../../shared/domain/jury/appearance-in-words.ts";
import { extraTime } from "../../shared/domain/jury/extra-time.ts";
import { sessionPlace, slotOfFile } from "../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { juryFormat } from "../../shared/domain/referential/certification.ts";
import { civilDate, civilTime, instant } from "../../shared/domain/time/civil-date.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { calendarOfCandidate } from "../../shared/mails/calendar-of-candidate.ts";
import { loadSession } from "../../shared/store/sessions.ts";

/** R-JURY-6: a convened candidate reads when and where the jury hears them, how it goes, and its calendar file. */
export const route = defineRoute({
  name: "jury/read-appearance",
  method: "GET",
  path: "/files/{fileId}/appearance",
  summary: "Lire sa convocation devant le jury, avec son fichier d’agenda",
  tag: "jury",
  params: z.strictObject({ fileId }),
  reply: z
    .strictObject({
      date: civilDate,
      start: civilTime,
      end: civilTime,
      format: juryFormat,
      place: sessionPlace,
      extraTime: extraTime.optional(),
      howItGoes: z.string(),
      bring: z.strictObject({ title: z.string(), things: z.array(z.string()) }),
      absence: z.strictObject({ askedAt: instant, answer: z.enum(["free", "keep"]).optional() }).optional(),
      calendar: z.string(),
    })
    .meta({ id: "Appearance", description: "Passage devant le jury, tel que le candidat y est convoqué" }),
  reading: "file",
  needs: { table: { reads: ["SESSION"] }, contact: true },
});

const environment = z.object({ MAIL_CONTACT: z.email() });

export const handler = serve(route, async ({ contents: { file, certification } }) => {
  const session = file.sessionId === undefined ? undefined : await loadSession(file.sessionId);
  const slot = session && slotOfFile(session, file.id);
  // A session that is being prepared says nothing yet: its hours may still change.
  if (
    session === undefined ||
    slot === undefined ||
    (session.state !== "convened" && session.state !== "opened")
  )
    throw notFound("Vous n’êtes pas encore convoqué(e) devant un jury.");
  const { date, format, place, sequence } = session;
  const { start, interviewEnd: end, absence } = slot;
  const said = { date, start, end, format, place, extraTime: slot.extraTime, policy: guidePolicy };
  const { MAIL_CONTACT: contact } = environment.parse(process.env);
  // Not the present instant: read again, what did not change is the same (decision 54). Calendars go by the sequence.
  const about = {
    certificationName: certification.name,
    sessionId: session.id,
    sequence,
    stampedAt: file.submittedAt ?? file.createdAt,
    contact,
  };
  return {
    reply: {
      date,
      start,
      end,
      format,
      place,
      ...(slot.extraTime === undefined ? {} : { extraTime: slot.extraTime }),
      howItGoes: howItGoes(said),
      bring: thingsToBring(said),
      ...(absence === undefined ? {} : { absence }),
      calendar: calendarOfCandidate({ ...said, ...about, fileId: file.id, candidate: file.candidate }),
    },
  };
});
