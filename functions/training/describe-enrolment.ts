import * as z from "zod";
import { acceptanceAsked } from "../../events/acceptance.ts";
import { enrolmentDescribed } from "../../events/enrolment.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import { centreId, fileId } from "../../shared/domain/ids.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { describeEnrolment } from "../../shared/domain/training/enrolment.ts";
import { employmentStatus } from "../../shared/domain/training/file.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-1: the company completes what a draft names. */
export const route = defineRoute({
  name: "training/describe-enrolment",
  method: "PUT",
  path: "/files/{fileId}/enrolment",
  summary: "Compléter un brouillon d’inscription",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: z.strictObject({
    candidate: candidateIdentity.omit({ companyId: true }),
    centreId,
    status: employmentStatus,
  }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["COMPANY", "FILE"], deletes: ["COMPANY"] } },
});

export const handler = serve(route, async ({ contents, relation, body, random, now }) => {
  const before = contents.file;
  if ((await loadCentre(body.centreId)) === undefined) throw notFound("Ce centre n’existe pas.");
  const { personId } = before.candidate;
  const candidate = { ...body.candidate, companyId: before.companyId, personId };
  const file = describeEnrolment(before, { ...body, candidate }, { code: makeCode(random(codeBytes)) }, now);
  return fileChanged(contents, file, relation, [
    enrolmentDescribed.of(file.id, { centreId: file.centreId, status: file.status }),
    ...(file.acceptance === before.acceptance ? [] : [acceptanceAsked.of(file.id, {})]),
  ]);
});
