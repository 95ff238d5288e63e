import type { NewFact } from "../../events/fact.ts";
import { appearancesChanged, firstJuryKept, sessionCancelled } from "../../events/jury.ts";
import { convocationDeadline } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { cancelSession } from "../../shared/domain/jury/convene.ts";
import { daysOf, engageMembers } from "../../shared/domain/jury/diary.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { keepFirstJury } from "../../shared/domain/training/first-jury-kept.ts";
import { unscheduleFile } from "../../shared/domain/validation/file-outcome.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { diaryKeys, parseDiaries, saveDiaries } from "../../shared/store/diaries.ts";
import { fileEntity, saveFile } from "../../shared/store/files.ts";
import { fileKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { closeSessionTasks, sessionTaskKeys } from "./session-tasks.ts";

/** R-JURY-6, R-DAY-10: a session that is cancelled, with what that changes of its candidates and of its members' day. */
export async function cancellation(
  session: JurySession,
  today: CivilDate,
  now: Instant,
): Promise<{ after: JurySession; facts: NewFact[]; writes: Write[] }> {
  const after = cancelSession(session);
  const days = daysOf(session);
  const [[notHeld, due, ...items], engaged] = await Promise.all([
    readTogether([
      ...sessionTaskKeys(session.id),
      ...diaryKeys(days),
      ...session.slots.map(({ fileId }) => fileKey(fileId)),
    ]),
    engagedCandidates(session, after),
  ]);
  const diaries = parseDiaries(items, days);
  const freed = items.slice(days.length).flatMap((item) => {
    const file = fileEntity.find(item);
    return file === undefined ? [] : [{ file, waiting: keepFirstJury(unscheduleFile(file), session) }];
  });
  const keeping = freed.flatMap(({ waiting }) =>
    waiting.path === "training" && waiting.firstJuryKept === session.date ? [waiting] : [],
  );
  const task = closeSessionTasks([notHeld, due], now);
  return {
    after,
    facts: [
      sessionCancelled.of(session.id, { date: session.date, candidates: session.slots.length }),
      appearancesChanged.of(session.id, { before: session, after }),
      ...keeping.map(({ id, firstJuryBy }) =>
        firstJuryKept.of(id, { sessionId: session.id, date: session.date, firstJuryBy }),
      ),
      ...task.facts,
    ],
    writes: [
      ...changeDeadlines([
        convocationDeadline(session, after, today),
        ...keeping.map((file) => firstJuryDeadline(file, today)),
      ]),
      ...saveDiaries(diaries, engageMembers(diaries, after)),
      ...freed.flatMap(({ file, waiting }) => saveFile(file, waiting)),
      ...engaged,
      ...task.writes,
    ],
  };
}
