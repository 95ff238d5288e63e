import { appearanceReminded, sessionNotHeld, sessionReminded } from "../../../events/deadlines.ts";
import type { NewFact } from "../../../events/fact.ts";
import {
  daysToSession,
  remindersOn,
  type SessionReminder,
} from "../../../shared/domain/deadlines/kinds/session-held.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { sessionKey } from "../../../shared/store/keys.ts";
import { saveSession, sessionEntity } from "../../../shared/store/sessions.ts";
import { adjournment } from "../../jury/adjournment.ts";
import { cancellation } from "../../jury/cancellation.ts";
import { notHeldTaskId } from "../../jury/session-tasks.ts";
import { openedTask } from "../../tasks/opened-task.ts";
import { type KindAtWork, type Moment, readWithSubject } from "../kind-at-work.ts";

/**
 * R-DAY-5, R-DAY-10: those of a session are reminded of it; OEMM is told of one that was not opened, and has a task; later the
 * system ends what was not ended.
 */
export const sessionHeldAtWork: KindAtWork<"session-held"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("session-held", due, sessionKey(due.about.id));
    return { held, subject: sessionEntity.find(subject) };
  },
  tell: ({ sessionId, sessionDate }, told) => sessionNotHeld.of(sessionId, { ...told, sessionDate }),
  async reminded({ sessionId, sessionDate, certification, lastDay }, session, { now }, moment) {
    const days = daysToSession(sessionDate, lastDay, moment);
    const facts = remindersOn(session, days, guidePolicy.reminderDays).map((one) =>
      reminderFact(session, one),
    );
    if (session.state === "opened" || days >= 0) return { writes: [], facts };
    const id = notHeldTaskId(sessionId);
    const about = { kind: "session", id: sessionId };
    const asked = { id, kind: "session-not-held", about, certification, sessionDate, openedAt: now } as const;
    return { writes: await openedTask(asked), facts };
  },
  async passed(_, session, moment) {
    const { after, facts, writes } = await ended(session, moment);
    return { writes: [...saveSession(session, after), ...writes], facts };
  },
};

/** What was never opened is cancelled, what was opened adjourned before those who have no signed outcome. */
function ended(session: JurySession, moment: Moment): ReturnType<typeof cancellation> {
  if (session.state !== "opened") return cancellation(session, moment.today, moment.now);
  return adjournment(session, { appeared: [], by: "system" }, moment);
}

/** R-DAY-5: the fact that makes one person's reminder. */
function reminderFact({ id: sessionId, date }: JurySession, reminder: SessionReminder): NewFact {
  if (reminder.to === "candidate") return appearanceReminded.of(reminder.fileId, { sessionId, date });
  const { because } = reminder;
  const memberId = reminder.to === "member" ? { memberId: reminder.memberId } : {};
  return sessionReminded.of(sessionId, { date, because, ...memberId });
}
