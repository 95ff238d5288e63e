import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { isUnderWay } from "../../shared/store/files.ts";
import { extraTimeView, toExtraTimeView } from "../../shared/views/extra-time-view.ts";
import { loadExtraTimeTask } from "./extra-time-task.ts";

/** R-DAY-3: a candidate reads what extra time they are granted, and what became of their request. */
export const route = defineRoute({
  name: "jury/read-extra-time",
  method: "GET",
  path: "/files/{fileId}/extra-time",
  summary: "Lire le temps supplémentaire accordé ou demandé devant le jury",
  tag: "jury",
  params: z.strictObject({ fileId }),
  reply: extraTimeView,
  reading: "file",
  needs: { table: { reads: ["TASK"] } },
});

export const handler = serve(route, async ({ contents: { file } }) => {
  const request = await loadExtraTimeTask(file.id);
  return { reply: toExtraTimeView({ underWay: isUnderWay(file), granted: file.extraTime, request }) };
});
