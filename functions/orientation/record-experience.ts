import * as z from "zod";
import { experienceRecorded } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { policyOfVersion } from "../../shared/domain/policy/policy-of-version.ts";
import { experiencePeriods, totalExperience } from "../../shared/domain/vae/experience.ts";
import { recordExperience } from "../../shared/domain/vae/orientation.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { approvalsOfChosenCentre } from "./chosen-centre.ts";

/** R-VAE-3: the chosen centre records the periods of experience; the list replaces the earlier one. */
export const route = defineRoute({
  name: "orientation/record-experience",
  method: "PUT",
  path: "/files/{fileId}/experience",
  summary: "Enregistrer les périodes d’expérience",
  tag: "orientation",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ periods: experiencePeriods }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  const approvals = await approvalsOfChosenCentre(contents.file);
  const file = recordExperience(contents, body.periods, approvals, today);
  const { vae } = policyOfVersion(contents.certification, guidePolicy);
  const { days } = totalExperience(file.experience, file.enrolledOn, vae.experience);
  const fact = experienceRecorded.of(file.id, { periods: body.periods.length, days });
  return fileChanged(contents, file, relation, [fact]);
});
