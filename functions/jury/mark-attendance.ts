import * as z from "zod";
import { attendanceMarked } from "../../events/jury.ts";
import { memberId, sessionId } from "../../shared/domain/ids.ts";
import { markAttendance } from "../../shared/domain/jury/attendance.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";

/** R-DAY-2: a member arrives late, another leaves. */
export const route = defineRoute({
  name: "jury/mark-attendance",
  method: "PUT",
  path: "/sessions/{sessionId}/attendance",
  summary: "Mettre à jour la liste des membres présents en cours de séance",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: z.strictObject({ present: z.array(memberId).max(2 * guidePolicy.jury.members.perSide) }),
  reply: sessionView,
  edits: true,
  needs: { table: { reads: ["ACCOUNT", "FILE", "MEMBER", "PERSON"], writes: ["SESSION"] } },
});

export const handler = serve(route, async ({ session, body, relation, actor }) => {
  const after = markAttendance(session, body.present, actingOn(relation, actor));
  const before: readonly string[] = session.state === "opened" ? session.present : [];
  const late = after.present.filter((id) => !before.includes(id));
  // R-JURY-5: who comes late may have become an evaluator, or a colleague, since the convocation.
  if (late.length > 0) await assertWithoutConflict(session, { memberIds: late });
  return sessionChangedTo(session, after, [attendanceMarked.of(session.id, { present: after.present })]);
});
