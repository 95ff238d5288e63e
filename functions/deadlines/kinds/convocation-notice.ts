import { convocationsDue } from "../../../events/deadlines.ts";
import { sessionKey } from "../../../shared/store/keys.ts";
import { sessionEntity } from "../../../shared/store/sessions.ts";
import { type KindAtWork, readWithSubject } from "../kind-at-work.ts";

/** R-JURY-6: OEMM may still convene late, with a reason: nothing happens to the session. */
export const convocationNoticeAtWork: KindAtWork<"convocation-notice"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("convocation-notice", due, sessionKey(due.about.id));
    return { held, subject: sessionEntity.find(subject) };
  },
  tell: ({ sessionId, sessionDate }, told) => convocationsDue.of(sessionId, { ...told, sessionDate }),
  passed: () => ({ writes: [], facts: [] }),
};
