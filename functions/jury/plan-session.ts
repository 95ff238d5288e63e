import { appearancesChanged, sessionPlanned } from "../../events/jury.ts";
import { convocationDeadline } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { heldDeadline } from "../../shared/domain/deadlines/kinds/session-held.ts";
import { engageMembers } from "../../shared/domain/jury/diary.ts";
import { planSession, sessionPlan } from "../../shared/domain/jury/plan.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveDiaries } from "../../shared/store/diaries.ts";
import { loadInForce } from "../../shared/store/referential.ts";
import { createSession } from "../../shared/store/sessions.ts";
import { sessionView, toSessionView } from "../../shared/views/session-view.ts";
import { withoutVersion } from "../referential/without-version.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { loadPlannedParts } from "./planned-with.ts";
import { takeFile } from "./take-file.ts";

/** R-JURY-1, R-JURY-2, R-JURY-4, R-JURY-5: OEMM plans a session with files of the waiting list. */
export const route = defineRoute({
  name: "jury/plan-session",
  method: "POST",
  path: "/sessions",
  summary: "Planifier un jury",
  tag: "jury",
  body: sessionPlan(guidePolicy.jury).extend({ certification: certificationCode }),
  reply: sessionView,
  status: 201,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "FILE", "MEMBER", "PERSON", "REFERENTIAL"],
      writes: ["CANDIDATE", "FILE", "MEMBER", "SESSION"],
    },
  },
});

export const handler = serve(route, async ({ body, newId, today, now }) => {
  const { certification, ...plan } = body;
  const [inForce, parts, policy] = await Promise.all([
    loadInForce(certification, today),
    loadPlannedParts(plan),
    loadPolicyOn(today),
  ]);
  if (inForce === undefined) throw withoutVersion();
  const session = planSession(
    { id: newId("ses"), certification, plan, format: inForce.juryFormat, policy, ...parts },
    today,
    now,
  );
  const taken = parts.files.map((file) => takeFile(file, session, today));
  const engaged = await engagedCandidates(undefined, session);
  return {
    reply: toSessionView(session),
    version: session.version,
    location: `/sessions/${session.id}`,
    writes: [
      ...createSession(session),
      ...changeDeadlines([
        convocationDeadline(undefined, session, today),
        heldDeadline(undefined, session, guidePolicy.jury.unheld, today),
        ...taken.map(({ moved }) => moved),
      ]),
      ...saveDiaries(parts.diaries, engageMembers(parts.diaries, session)),
      ...engaged,
      ...taken.flatMap(({ writes }) => writes),
    ],
    facts: [
      sessionPlanned.of(session.id, { certification, date: session.date, candidates: session.slots.length }),
      appearancesChanged.of(session.id, { after: session }),
    ],
  };
});
