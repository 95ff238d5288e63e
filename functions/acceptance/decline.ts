import * as z from "zod";
import { enrolmentDeclined } from "../../events/acceptance.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { declineEnrolment } from "../../shared/domain/training/answer-enrolment.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { askedFile } from "./asked-file.ts";
import { proof } from "./proof.ts";

/** R-PER-3: the employee declines; the company learns that, and nothing else. */
export const route = defineRoute({
  name: "acceptance/decline",
  method: "POST",
  path: "/files/{fileId}/refusal",
  summary: "Décliner l’inscription proposée par son entreprise",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: proof,
  status: 204,
  needs: { table: { reads: ["FILE", "REFERENTIAL"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ params, body, now }) => {
  const { file } = await askedFile(params.fileId, body.code);
  const { file: after, error } = declineEnrolment(file, body, guidePolicy.acceptance.tries, now);
  const writes = saveFile(file, after);
  if (error !== undefined) return { refused: error, writes };
  return { writes, facts: [enrolmentDeclined.of(file.id, {})] };
});
