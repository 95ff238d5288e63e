import type { JurySession } from "../jury/session.ts";
import type { Policy } from "../policy/policy.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { dayBefore } from "../time/period.ts";
import {
  type DeadlineOf,
  endDeadline,
  openDeadline,
  passedDeadline,
  type Standing,
  versionAtChange,
} from "./deadline.ts";

/** R-JURY-6: the last day to convene the people of a session in time. */
export function lastDayToConvene(
  session: Pick<JurySession, "date">,
  notice: Policy["jury"]["convocationNotice"],
): CivilDate {
  return dayBefore(session.date, notice);
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
  notice: Policy["jury"]["convocationNotice"],
  today: CivilDate,
): DeadlineOf<"convocation-notice"> | undefined {
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
    lastDay: lastDayToConvene(after, notice),
  };
  if (after.state === "planned") return openDeadline(running, today) ?? passedDeadline(running, today);
  // One that passed stays so.
  if (before === undefined || lastDayToConvene(before, notice) < today) return undefined;
  return endDeadline(running, after.state === "convened" ? "met" : "dropped", today);
}

/** How a session stands before the deadline of its convocations. */
export function convocationStanding(session: JurySession): Standing {
  if (session.state === "planned") return "holds";
  return session.state === "cancelled" ? "dropped" : "met";
}
