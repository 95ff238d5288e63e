import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords } from "../french/quantity.ts";
import { clockTime, fromTimeTo, plainDate } from "../french/wording.ts";
import { personId, sessionId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import {
  addMinutes,
  type CivilDate,
  type CivilTime,
  civilDate,
  civilTime,
  minutesBetween,
} from "../time/civil-date.ts";
import type { JurySession } from "./session.ts";

/** Appearances of one day at most, of all certifications: what one item holds well. */
const mostAppearances = 300;

/**
 * A day of candidates: who is heard by which session, of any certification and by any path, so that none is in two at once. One
 * for all of a date: a session that changes its candidates changes two of them at most.
 */
export const candidateDay = z.strictObject({
  date: civilDate,
  /** 0 when nothing was written for that day yet. */
  version: z.int().nonnegative(),
  engagements: z
    .array(z.strictObject({ personId, sessionId, start: civilTime, end: civilTime }))
    .max(mostAppearances),
});
/** A day of candidates, see {@link candidateDay}. */
export type CandidateDay = z.infer<typeof candidateDay>;

/** The days on which a session hears its candidates, before a change of it and after, each once. */
export function daysOfCandidates(sessions: readonly (JurySession | undefined)[]): CivilDate[] {
  return [...new Set(sessions.flatMap((session) => (session === undefined ? [] : [session.date])))];
}

/**
 * R-DAY-3: the days after a session was planned, changed or ended: it takes the hours of its slots, until the deliberation, and
 * no others. Two of one candidate on one day are apart by `margin`.
 * @throws DomainError `candidate-busy`, one fault for each candidate whom another session hears at those hours; `day-full`.
 */
export function engageCandidates(
  days: readonly CandidateDay[],
  session: JurySession,
  margin: Policy["jury"]["betweenAppearances"],
): CandidateDay[] {
  const holds = session.state !== "cancelled" && session.state !== "closed";
  return days.map((day) => {
    const others = day.engagements.filter((held) => held.sessionId !== session.id);
    if (!holds || day.date !== session.date) return { ...day, engagements: others };
    assertCandidatesFree(day, session, margin);
    const taken = session.slots.map(({ candidate: { personId }, start, interviewEnd: end }) => ({
      personId,
      sessionId: session.id,
      start,
      end,
    }));
    const engagements = [...others, ...taken];
    if (engagements.length > mostAppearances)
      throw new DomainError("day-full", {
        rule: "R-DAY-3",
        detail: "Trop de candidats sont déjà entendus ce jour-là. Choisissez une autre date.",
      });
    return { ...day, engagements };
  });
}

/**
 * R-PER-4: a session and its day as they hear a file as that of the person whom its candidate turned out to be; undefined
 * where they do.
 */
export function hearAs(
  { session, day }: { session: JurySession; day: CandidateDay },
  fileId: string,
  personId: string,
): { session: JurySession; day: CandidateDay } | undefined {
  const before = session.slots.find((slot) => slot.fileId === fileId)?.candidate.personId;
  if (before === undefined || before === personId) return undefined;
  const slots = session.slots.map((slot) =>
    slot.fileId === fileId ? { ...slot, candidate: { ...slot.candidate, personId } } : slot,
  );
  const engagements = day.engagements.map((held) =>
    held.sessionId === session.id && held.personId === before ? { ...held, personId } : held,
  );
  return { session: { ...session, slots }, day: { ...day, engagements } };
}

/**
 * R-PER-4, R-DAY-3: two persons who turn out to be one are not heard by two juries at once, nor one right after the other.
 * @throws DomainError `candidate-busy`.
 */
export function assertHeardApart(
  days: readonly CandidateDay[],
  [one, other]: readonly [string, string],
  margin: Policy["jury"]["betweenAppearances"],
): void {
  for (const { date, engagements } of days) {
    const of = (personId: string) => engagements.filter((held) => held.personId === personId);
    const both = of(one).flatMap((held) => of(other).map((beside) => [held, beside] as const));
    const close = both.find(([held, beside]) => areClose(held, beside, margin.count));
    if (close === undefined) continue;
    const hours = close.map(({ start, end }) => fromTimeTo(start, end)).join(" et ");
    throw new DomainError("candidate-busy", {
      rule: "R-DAY-3",
      detail: `Ces deux personnes sont attendues par deux jurys le ${plainDate(date)}, ${hours}\u00a0: réunies, elles ne peuvent pas passer devant les deux. Déplacez d’abord l’un des passages, ou libérez-le.`,
    });
  }
}

/**
 * R-DAY-3: as a session convenes its candidates, whom each is may have changed since it was planned.
 * @throws DomainError `candidate-busy`, with the hours at which each could be heard.
 */
export function assertCandidatesFree(
  day: CandidateDay,
  { id, slots, date }: JurySession,
  margin: Policy["jury"]["betweenAppearances"],
): void {
  const others = day.engagements.filter(({ sessionId }) => sessionId !== id);
  const fields = slots.flatMap(({ candidate, start, interviewEnd: end }, index) => {
    const busy = others.find(
      (held) => held.personId === candidate.personId && areClose(held, { start, end }, margin.count),
    );
    if (busy === undefined) return [];
    const hours = fromTimeTo(busy.start, busy.end);
    const heard = others.filter(({ personId }) => personId === candidate.personId);
    const free = freeHours(heard, minuteOf(end) - minuteOf(start), margin.count);
    return [
      {
        path: `fileIds.${index}`,
        message: `Un autre jury entend ce candidat le ${plainDate(date)} ${hours}. ${free}`,
      },
    ];
  });
  if (fields.length > 0)
    throw new DomainError("candidate-busy", {
      rule: "R-DAY-3",
      detail: `Un candidat ne passe pas devant deux jurys à la fois\u00a0; il lui faut ${inWords(margin)} entre les deux.`,
      fields,
    });
}

/** The hours of a day that other appearances leave a candidate for one of so many minutes, in words. */
function freeHours(
  heard: readonly { start: CivilTime; end: CivilTime }[],
  length: number,
  margin: number,
): string {
  const taken = heard
    .map(({ start, end }) => [minuteOf(start) - margin, minuteOf(end) + margin] as const)
    .sort(([one], [other]) => one - other);
  const free: string[] = [];
  let from = 0;
  for (const [begin, finish] of [...taken, [minutesOfDay, minutesOfDay] as const]) {
    if (begin - from >= length)
      free.push(
        begin === minutesOfDay
          ? `à partir de ${clockTime(timeOf(from))}`
          : from === 0
            ? `jusqu’à ${clockTime(timeOf(begin))}`
            : `de ${clockTime(timeOf(from))} à ${clockTime(timeOf(begin))}`,
      );
    from = Math.max(from, finish);
  }
  const last = free.pop();
  if (last === undefined)
    return "Choisissez un autre jour\u00a0: celui-ci ne lui laisse plus assez de temps.";
  const hours = free.length === 0 ? last : `${free.join(", ")} ou ${last}`;
  return `Ce jour-là, il peut être entendu ${hours}.`;
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

const minutesOfDay = 24 * 60;

const midnight = "00:00";
const timeOf = (minute: number): CivilTime => addMinutes(midnight, minute);
const minuteOf = (time: CivilTime): number => minutesBetween(midnight, time);
