import * as z from "zod";
import { enrolmentRegistered } from "../../events/training.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/first-jury.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { certificationInForce, domainCodes } from "../../shared/domain/referential/versions.ts";
import { registerEnrolment } from "../../shared/domain/training/enrolment.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/http/views/file-view.ts";
import { certificationVersions } from "../../shared/referential/versions.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-1, R-TRN-2: registers a complete enrolment, which takes its date. */
export const route = defineRoute({
  method: "POST",
  path: "/files/{fileId}/registration",
  summary: "Enregistrer une inscription complète",
  tag: "training",
  may: { file: ["company", "oemm"], path: "training" },
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: { table: "write" },
});

export const handler = serve(route, async ({ contents, relation, today }) => {
  const inForce = certificationInForce(certificationVersions, contents.file.certification, today);
  if (inForce === undefined) throw notFound("Cette certification n’a pas de référentiel en vigueur.");
  const centre = await loadCentre(contents.file.centreId);
  const given = {
    approvals: centre?.approvals ?? [],
    referentialVersion: inForce.version,
    domainCodes: domainCodes(inForce),
  };
  const file = registerEnrolment(contents, given, today);
  const { enrolledOn, firstJuryBy } = file;
  const registered = enrolmentRegistered.of(file.id, { enrolledOn, firstJuryBy });
  return fileChanged(contents, file, relation, [registered], firstJuryDeadline(file, today));
});
