import * as z from "zod";
import { isConvocationOverdue } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import type { SignedAttendance } from "../../shared/domain/jury/signed-attendance.ts";
import { chairSideAfter, hasDayCome } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadChairTurn } from "../../shared/store/sessions.ts";
import { loadSignedAttendances } from "../../shared/store/signed-attendances.ts";
import { sessionView, toSessionView } from "../../shared/views/session-view.ts";

/** A session with its slots, members and outcomes, for OEMM and those who sit. */
export const route = defineRoute({
  name: "jury/read-session",
  method: "GET",
  path: "/sessions/{sessionId}",
  summary: "Lire un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  needs: { table: { reads: ["CERTIFICATION"] } },
});

export const handler = serve(route, async ({ session, today }) => {
  const opening = session.state === "planned" || session.state === "convened";
  // R-JURY-3: the side is proposed until the session opens.
  const turn = opening ? await loadChairTurn(session.certification) : undefined;
  // R-DAY-6: nothing is signed before it opens.
  const scans = opening ? [] : await loadSignedAttendances(session.id);
  const signedAttendance = scans.filter(({ state }) => state !== "removed").map(toScanView);
  const shown = toSessionView(session);
  return {
    reply: {
      ...shown,
      // Before its day a session can't open, which its state alone does not say.
      allowedCommands: shown.allowedCommands.filter(
        (command) => command !== "open" || hasDayCome(session, today),
      ),
      proposedChairSide: chairSideAfter(turn?.previous),
      ...(signedAttendance.length > 0 ? { signedAttendance } : {}),
      ...(isConvocationOverdue(session, today) ? { convocationOverdue: true as const } : {}),
    },
    version: session.version,
  };
});

function toScanView({ id, state, fileName, uploadUntil, rejection }: SignedAttendance) {
  return {
    id,
    state,
    fileName,
    uploadUntil,
    ...(rejection === undefined ? {} : { detail: rejection.detail }),
  };
}
