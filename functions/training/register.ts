import * as z from "zod";
import { enrolmentRegistered } from "../../events/training.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { policyOfVersion } from "../../shared/domain/policy/policy-of-version.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { registerEnrolment } from "../../shared/domain/training/registration.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { certificationOfFile, loadInForce } from "../../shared/store/referential.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { withoutVersion } from "../referential/without-version.ts";

/** R-TRN-1, R-TRN-2: registers a complete enrolment, which takes its date. */
export const route = defineRoute({
  name: "training/register",
  method: "POST",
  path: "/files/{fileId}/registration",
  summary: "Enregistrer une inscription complète",
  tag: "training",
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, today }) => {
  const [inForce, centre] = await Promise.all([
    loadInForce(contents.file.certification, today),
    loadCentre(contents.file.centreId),
  ]);
  if (inForce === undefined) throw withoutVersion();
  const referentialVersion = inForce.version;
  const certification = await certificationOfFile({ certification: inForce.code, referentialVersion });
  const given = {
    approvals: centre?.approvals ?? [],
    referentialVersion,
    domainCodes: domainCodes(certification),
    firstJury: policyOfVersion(certification, guidePolicy).training.firstJury,
  };
  const file = registerEnrolment(contents, given, today);
  const { enrolledOn, firstJuryBy } = file;
  const registered = enrolmentRegistered.of(file.id, { enrolledOn, firstJuryBy });
  return fileChanged(
    { ...contents, certification },
    file,
    relation,
    [registered],
    firstJuryDeadline(file, today),
  );
});
