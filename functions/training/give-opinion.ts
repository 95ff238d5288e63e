import * as z from "zod";
import { opinionGiven } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { opinionForm } from "../../shared/domain/training/final-booklet.ts";
import { giveOpinion } from "../../shared/domain/training/follow.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { evaluatorOf } from "./evaluator-of.ts";

/** R-TRN-10: each evaluator gives a written opinion on every domain. */
export const route = defineRoute({
  name: "training/give-opinion",
  method: "PUT",
  path: "/files/{fileId}/opinion",
  summary: "Donner son avis d’évaluateur",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: opinionForm,
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body, actor, now }) => {
  const by = evaluatorOf(contents.file, actor);
  const file = giveOpinion(contents.file, body, by, contents.certification.domains, now, contents.evidence);
  const fact = opinionGiven.of(file.id, { role: by.role, name: by.name });
  return fileChanged(contents, file, relation, [fact], undefined, actor.account);
});
