import * as z from "zod";
import { activitiesDescribed } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { activityDescription } from "../../shared/domain/training/final-booklet.ts";
import { describeActivities } from "../../shared/domain/training/follow.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-10: the candidate describes the activities carried out in the company. */
export const route = defineRoute({
  name: "training/describe-activities",
  method: "PUT",
  path: "/files/{fileId}/activities",
  summary: "Décrire ses activités en entreprise",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: activityDescription,
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body }) => {
  const file = describeActivities(contents.file, body);
  return fileChanged(contents, file, relation, [activitiesDescribed.of(file.id, {})]);
});
