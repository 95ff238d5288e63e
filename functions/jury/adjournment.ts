import type { NewFact } from "../../events/fact.ts";
import { candidateAdjourned, sessionAdjourned } from "../../events/jury.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { adjournSession } from "../../shared/domain/jury/adjourn.ts";
import type { SessionActor } from "../../shared/domain/jury/attendance.ts";
import { daysOf, engageMembers } from "../../shared/domain/jury/diary.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { keepFirstJury } from "../../shared/domain/training/first-jury-kept.ts";
import { adjournFile } from "../../shared/domain/validation/file-outcome.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { diaryKeys, parseDiaries, saveDiaries } from "../../shared/store/diaries.ts";
import { fileEntity, saveFile } from "../../shared/store/files.ts";
import { fileKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { closeSessionTasks, sessionTaskKeys } from "./session-tasks.ts";

/** R-DAY-2, R-DAY-10: a session that is adjourned, with what that changes of its candidates and of its members' day. */
export async function adjournment(
  session: JurySession,
  given: { appeared: readonly string[]; motive?: string | undefined; by: SessionActor },
  { today, now }: { today: CivilDate; now: Instant },
): Promise<{ after: JurySession; facts: NewFact[]; writes: Write[] }> {
  const { session: after, adjourned } = adjournSession(session, given.appeared, given.by);
  const days = daysOf(session);
  const [[notHeld, due, ...items], engaged] = await Promise.all([
    readTogether([
      ...sessionTaskKeys(session.id),
      ...diaryKeys(days),
      ...adjourned.map(({ fileId }) => fileKey(fileId)),
    ]),
    engagedCandidates(session, after),
  ]);
  const diaries = parseDiaries(items, days);
  const changed = items.slice(days.length).flatMap((item) => {
    const before = fileEntity.find(item);
    const of = adjourned.find(({ fileId }) => fileId === before?.id);
    if (before === undefined || of === undefined) return [];
    const waiting = adjournFile(before, { on: session.date, appeared: of.appeared });
    return [{ ...of, before, after: of.unknown ? keepFirstJury(waiting, session) : waiting }];
  });
  const task = closeSessionTasks([notHeld, due], now);
  const { id: sessionId, date } = session;
  return {
    after,
    facts: [
      sessionAdjourned.of(session.id, { date, candidates: adjourned.length, motive: given.motive }),
      ...changed.map(({ before, appeared }) =>
        candidateAdjourned.of(before.id, { sessionId, date, appeared }),
      ),
      ...task.facts,
    ],
    writes: [
      ...saveDiaries(diaries, engageMembers(diaries, after)),
      ...changed.flatMap(({ before, after }) => saveFile(before, after)),
      ...changeDeadlines(
        changed.map(({ after, appeared, unknown }) =>
          appeared || unknown ? firstJuryDeadline(after, today) : undefined,
        ),
      ),
      ...engaged,
      ...task.writes,
    ],
  };
}
