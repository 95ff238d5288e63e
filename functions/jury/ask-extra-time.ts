import * as z from "zod";
import { extraTimeAsked } from "../../events/enrolment.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { extraTimeMotive } from "../../shared/domain/jury/extra-time.ts";
import { assertMayAskExtraTime } from "../../shared/domain/jury/extra-time-request.ts";
import { aboutFile } from "../../shared/domain/tasks/about-file.ts";
import { openTask, type TaskOf } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { isUnderWay } from "../../shared/store/files.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { extraTimeView, toExtraTimeView } from "../../shared/views/extra-time-view.ts";
import { extraTimeTaskId, loadExtraTimeTask } from "./extra-time-task.ts";

/** R-DAY-3: a candidate asks for extra time before juries, by what it rests on and nothing of their health; OEMM answers. */
export const route = defineRoute({
  name: "jury/ask-extra-time",
  method: "POST",
  path: "/files/{fileId}/extra-time-request",
  summary: "Demander un temps supplémentaire devant le jury",
  tag: "jury",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ motive: extraTimeMotive }),
  reply: extraTimeView,
  needs: { table: { reads: ["TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ contents: { file }, body: { motive }, now }) => {
  const before = await loadExtraTimeTask(file.id);
  const [underWay, granted] = [isUnderWay(file), file.extraTime];
  assertMayAskExtraTime({ underWay, granted, waits: before?.state === "open" });
  const id = extraTimeTaskId(file.id);
  const asked = { ...aboutFile(file), id, kind: "extra-time-asked" as const, motive, openedAt: now };
  const request = openTask(before, asked) as TaskOf<"extra-time-asked"> | undefined;
  return {
    reply: toExtraTimeView({ underWay, granted, request }),
    writes: request === undefined ? [] : [saveTask(request)],
    facts: [extraTimeAsked.of(file.id, { taskId: id, motive })],
  };
});
