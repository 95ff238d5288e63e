import * as z from "zod";
import { appearancesChanged, sessionChanged } from "../../events/jury.ts";
import { convocationDeadline } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { assertChangeInTime, lateReason } from "../../shared/domain/jury/convene.ts";
import { engageMembers } from "../../shared/domain/jury/diary.ts";
import { changeSession, sessionPlan } from "../../shared/domain/jury/plan.ts";
import { jurySessionMachine, slotOfFile } from "../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { assertAllowed } from "../../shared/domain/state-machine.ts";
import { unscheduleFile } from "../../shared/domain/validation/file-outcome.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveDiaries } from "../../shared/store/diaries.ts";
import { saveFile } from "../../shared/store/files.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { loadPlannedParts } from "./planned-with.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { closeSessionTasks, sessionTaskKeys } from "./session-tasks.ts";
import { takeFile } from "./take-file.ts";

/** R-JURY-6: OEMM changes a session; those whom the change concerns are told, if they were convened. */
export const route = defineRoute({
  name: "jury/change-session",
  method: "PUT",
  path: "/sessions/{sessionId}",
  summary: "Modifier un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: sessionPlan(guidePolicy.jury).extend({
    lateReason: lateReason.optional(),
  }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "FILE", "MEMBER", "PERSON", "REFERENTIAL", "TASK"],
      writes: ["CANDIDATE", "FILE", "MEMBER", "SESSION", "TASK"],
      deletes: ["CANDIDATE", "SESSION"],
    },
  },
});

export const handler = serve(route, async ({ session, body, today, now }) => {
  assertAllowed(jurySessionMachine, session, "change");
  const { lateReason, ...plan } = body;
  const leavingIds = session.slots.map(({ fileId }) => fileId).filter((id) => !plan.fileIds.includes(id));
  const [parts, policy] = await Promise.all([
    loadPlannedParts(plan, leavingIds, session),
    loadPolicyOn(today),
  ]);
  const after = changeSession(session, plan, { ...parts, format: session.format, policy }, today);
  assertChangeInTime(session, after, lateReason, today);
  const arriving = parts.files.filter((file) => slotOfFile(session, file.id) === undefined);
  const taken = arriving.map((file) => takeFile(file, after, today));
  const task =
    after.date === session.date
      ? { writes: [], facts: [] }
      : closeSessionTasks(await readTogether(sessionTaskKeys(session.id)), now);
  const engaged = await engagedCandidates(session, after);
  return sessionChangedTo(
    session,
    after,
    [
      sessionChanged.of(session.id, { date: after.date, candidates: after.slots.length, lateReason }),
      appearancesChanged.of(session.id, { before: session, after }),
      ...task.facts,
    ],
    [
      ...changeDeadlines([
        convocationDeadline(session, after, today),
        heldDeadline(session, after, guidePolicy.jury.unheld, today),
        ...taken.map(({ moved }) => moved),
      ]),
      ...task.writes,
      ...saveDiaries(parts.diaries, engageMembers(parts.diaries, after)),
      ...engaged,
      ...taken.flatMap(({ writes }) => writes),
      ...parts.leaving.flatMap((file) => saveFile(file, unscheduleFile(file))),
    ],
  );
});
