import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords } from "../french/quantity.ts";
import { fromTimeTo } from "../french/wording.ts";
import { personId, sessionId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { type CivilTime, civilDate, civilTime } from "../time/civil-date.ts";
import type { JurySession } from "./session.ts";

/** A candidate's day: the sessions that hear them, of any certification and by any path, so that they are never in two at once. */
export const candidateDay = z.strictObject({
  personId,
  date: civilDate,
  /** 0 when nothing was written for that day yet. */
  version: z.int().nonnegative(),
  engagements: z.array(z.strictObject({ sessionId, start: civilTime, end: civilTime })),
});
/** A day of a candidate, see {@link candidateDay}. */
export type CandidateDay = z.infer<typeof candidateDay>;

/** A day to read: of whom, and when. */
export type CandidateDayOf = Pick<CandidateDay, "personId" | "date">;

/** The days that a session takes from its candidates, before a change of it and after, each once. */
export function daysOfCandidates(sessions: readonly (JurySession | undefined)[]): CandidateDayOf[] {
  const days = sessions.flatMap((session) =>
    session === undefined
      ? []
      : session.slots.map(({ candidate }) => ({ personId: candidate.personId, date: session.date })),
  );
  return [...new Map(days.map((day) => [`${day.personId} ${day.date}`, day])).values()];
}

/**
 * R-DAY-3: the candidates' days after a session was planned, changed or ended: it takes the hours of their slots, until the
 * deliberation, and no others. Two on one day are apart by `margin`.
 * @throws DomainError `candidate-busy`, one fault for each candidate whom another session hears at those hours.
 */
export function engageCandidates(
  days: readonly CandidateDay[],
  session: JurySession,
  margin: Policy["jury"]["betweenAppearances"],
): CandidateDay[] {
  const holds = session.state !== "cancelled" && session.state !== "closed";
  const slotOn = ({ personId, date }: CandidateDayOf) =>
    holds && date === session.date
      ? session.slots.find(({ candidate }) => candidate.personId === personId)
      : undefined;
  const others = (day: CandidateDay) => day.engagements.filter((held) => held.sessionId !== session.id);
  const fields = days.flatMap((day) => {
    const slot = slotOn(day);
    if (slot === undefined) return [];
    const hours = { start: slot.start, end: slot.interviewEnd };
    const busy = others(day).find((held) => areClose(held, hours, margin.count));
    const path = `fileIds.${session.slots.indexOf(slot)}`;
    return busy === undefined
      ? []
      : [
          {
            path,
            message: `Un autre jury entend ce candidat le ${day.date} ${fromTimeTo(busy.start, busy.end)}.`,
          },
        ];
  });
  if (fields.length > 0)
    throw new DomainError("candidate-busy", {
      rule: "R-DAY-3",
      detail: `Un candidat ne passe pas devant deux jurys à la fois ; il lui faut ${inWords(margin)} entre les deux.`,
      fields,
    });
  return days.map((day) => {
    const slot = slotOn(day);
    const taken = slot && { sessionId: session.id, start: slot.start, end: slot.interviewEnd };
    return { ...day, engagements: [...others(day), ...(taken === undefined ? [] : [taken])] };
  });
}

/** Whether two spans of one day overlap, or follow one another in less than so many minutes. */
function areClose(
  one: { start: CivilTime; end: CivilTime },
  other: { start: CivilTime; end: CivilTime },
  margin: number,
): boolean {
  return (
    minuteOf(one.start) < minuteOf(other.end) + margin && minuteOf(other.start) < minuteOf(one.end) + margin
  );
}

function minuteOf(time: CivilTime): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return 60 * hours + minutes;
}
