import * as z from "zod";
import { sessionId } from "../../ids.ts";
import { isSettled, type JurySession } from "../../jury/session.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import type { Policy } from "../../policy/policy.ts";
import { addDays, type CivilDate, civilDate, daysBetween } from "../../time/civil-date.ts";
import {
  deadlineFields,
  endDeadline,
  type Finding,
  openDeadline,
  passedDeadline,
  versionAtChange,
} from "../deadline.ts";
import { declareDeadlineKind } from "../declare-kind.ts";

const schema = z.strictObject({
  kind: z.literal("session-held"),
  ...deadlineFields,
  sessionId,
  sessionDate: civilDate,
});
type HeldDeadline = z.infer<typeof schema>;

/** R-DAY-5, R-DAY-10: a session to hold on its day, of which its people are reminded, and to end; time ends it otherwise. */
export const sessionHeld = declareDeadlineKind({
  schema,
  about: "session",
  idOfSubject: ({ sessionId }) => sessionId,
  counted: { one: "jury à tenir et à clore", more: "jurys à tenir et à clore" },
  reminders: remindersOfSession(guidePolicy),
  inDigest: false,
  changedBy: heldDeadline,
  review: (held, session: JurySession) => ({ held, finding: heldFinding(session) }),
  // Time ends what OEMM was told of before; members and candidates are told by facts of their own.
  recipients: ({ sessionDate, lastDay }, session, moment) =>
    moment !== "passed" && session.state !== "opened" && daysToSession(sessionDate, lastDay, moment) < 0
      ? [{ party: "oemm" }]
      : [],
});

/** R-DAY-5, R-DAY-10: before its date and on the morning after it, in days before the last one that time leaves a session. */
function remindersOfSession({ jury: { unheld }, reminderDays: { session, unexamined } }: Policy): number[] {
  const [early, late] = session;
  return [early, unexamined, late, -1].map((days) => unheld.count - 1 + days);
}

/** R-DAY-5: days from a moment of its deadline to the session, below 0 after it. */
export function daysToSession(sessionDate: CivilDate, lastDay: CivilDate, moment: number): number {
  return moment - daysBetween(sessionDate, lastDay);
}

/** Who is reminded of a session (R-DAY-5). */
export type SessionReminder =
  | { to: "candidate"; fileId: string }
  | { to: "member"; memberId: string; because: "soon" | "unexamined" | "unsigned" }
  | { to: "oemm"; because: "unsigned" };

/**
 * R-DAY-5: whom a session that stands as it does reminds, so many days before its date, below 0 after it: who appears or
 * sits; who has not examined every file; and the next day, of what is not recorded or signed, its chair and OEMM.
 */
export function remindersOn(
  session: JurySession,
  daysBefore: number,
  { session: days, unexamined }: Policy["reminderDays"],
): SessionReminder[] {
  const { slots, members } = session;
  if (session.state === "opened") {
    if (daysBefore >= 0 || slots.every(isSettled)) return [];
    return [
      { to: "member", memberId: session.chair, because: "unsigned" },
      { to: "oemm", because: "unsigned" },
    ];
  }
  if (session.state !== "convened") return [];
  const late = (id: string) => slots.some(({ examinedBy }) => !examinedBy.includes(id));
  const toMembers = (because: "soon" | "unexamined") =>
    members.map(({ id: memberId }) => ({ to: "member" as const, memberId, because }));
  if (daysBefore === unexamined) return toMembers("unexamined").filter(({ memberId }) => late(memberId));
  if (!days.includes(daysBefore)) return [];
  return [...slots.map(({ fileId }) => ({ to: "candidate" as const, fileId })), ...toMembers("soon")];
}

/**
 * R-DAY-10: the deadline of a session that goes from `before` (undefined when it is planned) to `after`: it runs until the
 * session has ended, and moves with its date. Undefined when nothing changes for it.
 */
export function heldDeadline(
  before: JurySession | undefined,
  after: JurySession,
  unheld: Policy["jury"]["unheld"],
  today: CivilDate,
): HeldDeadline | undefined {
  if (before?.state === after.state && before.date === after.date) return undefined;
  const running = {
    kind: "session-held" as const,
    id: after.id,
    version: versionAtChange((before?.version ?? 0) + 1),
    sessionId: after.id,
    sessionDate: after.date,
    certification: after.certification,
    // It passes on the day that the policy counts.
    lastDay: addDays(after.date, unheld.count - 1),
  };
  const finding = heldFinding(after);
  if (finding === "holds")
    return openDeadline(running, sessionHeld.reminders, today) ?? passedDeadline(running, today);
  return endDeadline(running, finding, today);
}

function heldFinding({ state }: JurySession): Exclude<Finding, "awaits-outcome"> {
  if (state === "closed") return "met";
  return state === "cancelled" ? "dropped" : "holds";
}
