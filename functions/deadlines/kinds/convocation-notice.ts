import { convocationsDue } from "../../../events/deadlines.ts";
import type { DeadlineOf } from "../../../shared/domain/deadlines/kinds.ts";
import type { Instant } from "../../../shared/domain/time/civil-date.ts";
import { sessionKey } from "../../../shared/store/keys.ts";
import { sessionEntity } from "../../../shared/store/sessions.ts";
import { convocationsTaskId } from "../../jury/session-tasks.ts";
import { openedTask } from "../../tasks/opened-task.ts";
import { type Ending, type KindAtWork, readWithSubject } from "../kind-at-work.ts";

/**
 * R-JURY-6, R-OEMM-5: OEMM has a task until the session is convened, moved or cancelled. It may still convene late, with a reason:
 * nothing happens to the session.
 */
export const convocationNoticeAtWork: KindAtWork<"convocation-notice"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("convocation-notice", due, sessionKey(due.about.id));
    return { held, subject: sessionEntity.find(subject) };
  },
  tell: ({ sessionId, sessionDate }, told) => convocationsDue.of(sessionId, { ...told, sessionDate }),
  reminded: (held, _, { now }) => due(held, now),
  passed: (held, _, { now }) => due(held, now),
};

async function due(
  { sessionId: id, certification, sessionDate: date, lastDay }: DeadlineOf<"convocation-notice">,
  openedAt: Instant,
): Promise<Ending> {
  const about = { kind: "session", id };
  const asked = { id: convocationsTaskId(id), about, certification, date, lastDay, openedAt };
  return { writes: await openedTask({ ...asked, kind: "convocations-due" }), facts: [] };
}
