import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { plainDate } from "../french/wording.ts";
import { memberId, sessionId } from "../ids.ts";
import { civilDate, civilTime } from "../time/civil-date.ts";
import { type JurySession, sessionHours } from "./session.ts";

/** A jury member's day: the sessions they sit on, so that they are never in two at once. */
export const diary = z.strictObject({
  memberId,
  date: civilDate,
  /** 0 when nothing was written for that day yet. */
  version: z.int().nonnegative(),
  engagements: z.array(z.strictObject({ sessionId, start: civilTime, end: civilTime })),
});
/** A day of a member, see {@link diary}. */
export type Diary = z.infer<typeof diary>;

/** A day to read: of whom, and when. */
export type DiaryDay = Pick<Diary, "memberId" | "date">;

/** The days that a session takes from its members. */
export function daysOf(session: Pick<JurySession, "members" | "date">): DiaryDay[] {
  return session.members.map(({ id }) => ({ memberId: id, date: session.date }));
}

/** Whether a member sits elsewhere at hours of that day. `but`: a session that does not count. */
export function isBusy(day: Diary, hours: { start: string; end: string }, but?: string): boolean {
  return day.engagements.some(
    ({ sessionId: held, start, end }) => held !== but && start < hours.end && hours.start < end,
  );
}

/**
 * R-JURY-2: the members' days after a session was planned, changed, cancelled or closed: it takes its hours from those
 * of its members, and from no others. `diaries` hold every day of the session before and after.
 * @throws DomainError `member-busy`, one fault for each member who sits elsewhere at those hours.
 */
export function engageMembers(diaries: readonly Diary[], session: JurySession): Diary[] {
  const hours = sessionHours(session);
  const holds = session.state !== "cancelled" && session.state !== "closed";
  const sits = (day: DiaryDay) =>
    holds && day.date === session.date && session.members.some(({ id }) => id === day.memberId);
  const others = (day: Diary) => day.engagements.filter((held) => held.sessionId !== session.id);
  const busy = diaries.filter((day) => sits(day) && isBusy(day, hours, session.id));
  if (busy.length > 0)
    throw new DomainError("member-busy", {
      rule: "R-JURY-2",
      detail: "Un membre ne siège pas dans deux jurys à la fois.",
      fields: busy.map((day) => ({
        path: `memberIds.${session.members.findIndex(({ id }) => id === day.memberId)}`,
        message: `Ce membre siège dans un autre jury le ${plainDate(day.date)} à ces heures.`,
      })),
    });
  return diaries.map((day) => ({
    ...day,
    engagements: [...others(day), ...(sits(day) ? [{ sessionId: session.id, ...hours }] : [])],
  }));
}
