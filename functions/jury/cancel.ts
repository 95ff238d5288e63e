import * as z from "zod";
import { appearancesChanged, sessionCancelled } from "../../events/jury.ts";
import { convocationDeadline } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { cancelSession } from "../../shared/domain/jury/convene.ts";
import { daysOf, engageMembers } from "../../shared/domain/jury/diary.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { unscheduleFile } from "../../shared/domain/validation/file-outcome.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { diaryKeys, parseDiaries, saveDiaries } from "../../shared/store/diaries.ts";
import { fileEntity, saveFile } from "../../shared/store/files.ts";
import { fileKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-6: OEMM cancels a session; its files go back to the waiting list, those convened are told. */
export const route = defineRoute({
  method: "POST",
  path: "/sessions/{sessionId}/cancellation",
  summary: "Annuler un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  reply: sessionView,
  edits: true,
  needs: { table: { reads: ["FILE", "MEMBER"], writes: ["FILE", "MEMBER", "SESSION"] } },
});

export const handler = serve(route, async ({ session, today }) => {
  const after = cancelSession(session);
  const days = daysOf(session);
  const items = await readTogether([
    ...diaryKeys(days),
    ...session.slots.map(({ fileId }) => fileKey(fileId)),
  ]);
  const diaries = parseDiaries(items, days);
  const files = items.slice(days.length).flatMap((item) => fileEntity.find(item) ?? []);
  return sessionChangedTo(
    session,
    after,
    [
      sessionCancelled.of(session.id, { date: session.date, candidates: session.slots.length }),
      appearancesChanged.of(session.id, { before: session, after }),
    ],
    [
      ...changeDeadlines([convocationDeadline(session, after, guidePolicy.jury.convocationNotice, today)]),
      ...saveDiaries(diaries, engageMembers(diaries, after)),
      ...files.flatMap((file) => saveFile(file, unscheduleFile(file))),
    ],
  );
});
