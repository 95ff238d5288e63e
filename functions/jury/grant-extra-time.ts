import * as z from "zod";
import { extraTimeGranted } from "../../events/enrolment.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { extraMinutes, extraTimeMotive, withExtraTime } from "../../shared/domain/jury/extra-time.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-DAY-3: OEMM grants a candidate extra time (tiers-temps), none by noughts: what is planned from then on follows. */
export const route = defineRoute({
  method: "PUT",
  path: "/files/{fileId}/extra-time",
  summary: "Accorder un temps supplémentaire devant le jury",
  tag: "jury",
  params: z.strictObject({ fileId }),
  body: z.strictObject({
    ...extraMinutes,
    motive: extraTimeMotive,
  }),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE", "TASK"] } },
});

export const handler = serve(route, async ({ contents, relation, body, newId, now }) => {
  const { motive, ...granted } = body;
  const { file } = contents;
  const changed = fileChanged(contents, withExtraTime(file, granted), relation, [
    extraTimeGranted.of(file.id, body),
  ]);
  // A session that is to hear them already has slots: OEMM changes it, which tells those concerned.
  const task =
    file.state === "scheduled" && file.sessionId !== undefined
      ? openTask(undefined, {
          id: newId("task"),
          kind: "slots-to-follow",
          about: { kind: "file", id: file.id },
          sessionId: file.sessionId,
          openedAt: now,
        })
      : undefined;
  return { ...changed, writes: [...changed.writes, ...(task === undefined ? [] : [saveTask(task)])] };
});
