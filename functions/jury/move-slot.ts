import * as z from "zod";
import { appearancesChanged, slotMoved } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { moveSlot, slotMove } from "../../shared/domain/jury/move-slot.ts";
import { requireSlot } from "../../shared/domain/jury/sitting.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { actingOn } from "./acting.ts";
import { engagedCandidates } from "./engaged-candidates.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-DAY-3: on the day two candidates exchange their slots, or one moves to hours that are free. */
export const route = defineRoute({
  name: "jury/move-slot",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/move",
  summary: "Échanger deux créneaux en séance, ou déplacer un candidat vers un horaire libre",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: slotMove,
  reply: sessionView,
  edits: true,
  needs: { table: { reads: ["CANDIDATE"], writes: ["CANDIDATE", "SESSION"] } },
});

export const handler = serve(route, async ({ session, params, body, relation, actor }) => {
  const after = moveSlot(session, params.fileId, body, actingOn(relation, actor));
  const { start } = requireSlot(after, params.fileId);
  const withFileId = "with" in body ? body.with : undefined;
  return sessionChangedTo(
    session,
    after,
    [
      slotMoved.of(session.id, { fileId: params.fileId, withFileId, start }),
      appearancesChanged.of(session.id, { before: session, after }),
    ],
    await engagedCandidates(session, after),
  );
});
