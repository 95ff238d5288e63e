import * as z from "zod";
import { extraTimeAnswered, extraTimeGranted } from "../../events/enrolment.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { extraMinutes, extraTimeMotive, withExtraTime } from "../../shared/domain/jury/extra-time.ts";
import { aboutFile } from "../../shared/domain/tasks/about-file.ts";
import { answerExtraTime, openTask } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { loadExtraTimeTask } from "./extra-time-task.ts";

/** R-DAY-3: OEMM grants a candidate extra time (tiers-temps), none by noughts: what is planned from then on follows. */
export const route = defineRoute({
  name: "jury/grant-extra-time",
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
  needs: { table: { reads: ["TASK"], writes: ["FILE", "TASK"] } },
});

export const handler = serve(route, async ({ contents, relation, body, actor, newId, now }) => {
  const { motive, ...granted } = body;
  const { file } = contents;
  const after = withExtraTime(file, granted);
  const request = await loadExtraTimeTask(file.id);
  // Granted, what the candidate asked for is answered; to take back what was granted is no answer.
  const answered =
    after.extraTime !== undefined && request?.state === "open"
      ? [answerExtraTime(request, "granted", { at: now, by: actor.name })]
      : [];
  const changed = fileChanged(contents, after, relation, [
    extraTimeGranted.of(file.id, body),
    ...answered.map(({ id }) => extraTimeAnswered.of(file.id, { taskId: id })),
  ]);
  // A session that is to hear them already has slots: OEMM changes it, which tells those concerned.
  const task =
    file.state === "scheduled" && file.sessionId !== undefined
      ? openTask(undefined, {
          id: newId("task"),
          kind: "slots-to-follow",
          ...aboutFile(file),
          sessionId: file.sessionId,
          openedAt: now,
        })
      : undefined;
  const tasks = [...answered, ...(task === undefined ? [] : [task])];
  return { ...changed, writes: [...changed.writes, ...tasks.map(saveTask)] };
});
