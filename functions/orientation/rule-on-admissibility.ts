import * as z from "zod";
import { admissibilityRuled } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { policyOfVersion } from "../../shared/domain/policy/policy-of-version.ts";
import { admissibilityRuling } from "../../shared/domain/vae/admissibility.ts";
import { recordRuling } from "../../shared/domain/vae/orientation.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "./chosen-centre.ts";

/** R-VAE-2, R-VAE-3: the chosen centre rules on admissibility. */
export const route = defineRoute({
  name: "orientation/rule-on-admissibility",
  method: "POST",
  path: "/files/{fileId}/admissibility",
  summary: "Statuer sur la recevabilité",
  tag: "orientation",
  params: z.strictObject({ fileId }),
  body: admissibilityRuling,
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"], deletes: ["CANDIDATE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const approvals = await approvalsOfChosenCentre(contents.file);
  const { vae } = policyOfVersion(contents.certification, guidePolicy);
  const file = recordRuling(contents, body, approvals, vae.experience, today);
  return fileChanged(contents, file, relation, [admissibilityRuled.of(file.id, body)]);
});
