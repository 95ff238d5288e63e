import * as z from "zod";
import { evaluatorNamed } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { evaluatorsOf } from "../../shared/domain/training/evaluator.ts";
import { nameEvaluators } from "../../shared/domain/training/follow.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-9: the company names the two evaluators, who are invited by mail. */
export const route = defineRoute({
  name: "training/name-evaluators",
  method: "PUT",
  path: "/files/{fileId}/evaluators",
  summary: "Désigner les évaluateurs",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ evaluators: evaluatorsOf(guidePolicy.training) }),
  reply: fileView,
  edits: true,
  bounded: "invitations",
  needs: { table: { writes: ["FILE"], deletes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body, now }) => {
  const before = contents.file;
  const file = nameEvaluators(before, body.evaluators, now);
  const invited = file.evaluators.filter(
    ({ account, namedAt }) =>
      !before.evaluators.some((held) => held.account === account && held.namedAt === namedAt),
  );
  return fileChanged(
    contents,
    file,
    relation,
    invited.map(({ role, name, email }) => evaluatorNamed.of(file.id, { role, name, email })),
  );
});
