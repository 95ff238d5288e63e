import * as z from "zod";
import { moduleAssessed } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { code } from "../../shared/domain/text/code.ts";
import { moduleAssessmentForm } from "../../shared/domain/training/assessment.ts";
import { assessModule } from "../../shared/domain/training/follow.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-8: the centre that delivers a module assesses it; the company is told. */
export const route = defineRoute({
  name: "training/assess-module",
  method: "PUT",
  path: "/files/{fileId}/modules/{moduleCode}/assessment",
  summary: "Évaluer un module de formation",
  tag: "training",
  params: z.strictObject({ fileId, moduleCode: code }),
  body: moduleAssessmentForm,
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, params, body, actor, today, now }) => {
  const { moduleCode } = params;
  const { domains } = contents.certification;
  const centreId = actor.partyId ?? "";
  const given = { centreId, approvals: (await loadCentre(centreId))?.approvals ?? [], domains };
  const file = assessModule(contents.file, moduleCode, body, given, today, now);
  const title = file.individualPath?.modules.find(({ code }) => code === moduleCode)?.title ?? moduleCode;
  return fileChanged(contents, file, relation, [
    moduleAssessed.of(file.id, { moduleCode, title, assessedOn: body.assessedOn }),
  ]);
});
