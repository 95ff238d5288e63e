import * as z from "zod";
import { sessionId } from "../../ids.ts";
import { noticeOfSession } from "../../jury/convene.ts";
import type { JurySession } from "../../jury/session.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import { type CivilDate, civilDate } from "../../time/civil-date.ts";
import { dayBefore } from "../../time/period.ts";
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
  kind: z.literal("convocation-notice"),
  ...deadlineFields,
  sessionId,
  sessionDate: civilDate,
});
type ConvocationDeadline = z.infer<typeof schema>;

/** R-JURY-6: the convocations of a session, which OEMM sends. */
export const convocationNotice = declareDeadlineKind({
  schema,
  about: "session",
  idOfSubject: ({ sessionId }) => sessionId,
  counted: { one: "jury à convoquer", more: "jurys à convoquer" },
  reminders: guidePolicy.reminderDays.convocations,
  inDigest: false,
  changedBy: convocationDeadline,
  review: (held, session: JurySession) => ({ held, finding: convocationFinding(session) }),
  recipients: () => [{ party: "oemm" }],
});

/** R-JURY-6: the last day to convene the people of a session in time. */
export function lastDayToConvene(session: Pick<JurySession, "date" | "noticeDays">): CivilDate {
  return dayBefore(session.date, noticeOfSession(session));
}

/** R-JURY-6: whether a session's people should have been convened by now, and are not: so it stays until they are, or its end. */
export function isConvocationOverdue(
  session: Pick<JurySession, "state" | "date" | "noticeDays">,
  today: CivilDate,
): boolean {
  return session.state === "planned" && today > lastDayToConvene(session);
}

/**
 * R-DATE-3: the deadline of a session that goes from `before` (undefined when it is planned) to `after`: it runs while
 * the session is planned, moves with its date, is met by the convocation and has no object once it is cancelled. Where
 * the session is too near to be convened in time, the next run tells so, unless it was convened by then.
 * Undefined when nothing changes for it.
 */
export function convocationDeadline(
  before: JurySession | undefined,
  after: JurySession,
  today: CivilDate,
): ConvocationDeadline | undefined {
  const wasPlanned = before?.state === "planned";
  if (before !== undefined && !wasPlanned) return undefined;
  if (wasPlanned && after.state === "planned" && before.date === after.date) return undefined;
  const version = versionAtChange((before?.version ?? 0) + 1);
  const running = {
    kind: "convocation-notice" as const,
    id: after.id,
    version,
    sessionId: after.id,
    sessionDate: after.date,
    certification: after.certification,
    lastDay: lastDayToConvene(after),
  };
  if (after.state === "planned")
    return openDeadline(running, convocationNotice.reminders, today) ?? passedDeadline(running, today);
  // One that passed stays so.
  if (before === undefined || lastDayToConvene(before) < today) return undefined;
  return endDeadline(running, after.state === "convened" ? "met" : "dropped", today);
}

/** How a session stands before the deadline of its convocations. */
export function convocationFinding(session: JurySession): Finding {
  if (session.state === "planned") return "holds";
  return session.state === "cancelled" ? "dropped" : "met";
}
