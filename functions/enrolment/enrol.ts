import * as z from "zod";
import { fileEnrolled } from "../../events/enrolment.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import { enrolByVae } from "../../shared/domain/vae/enrol.ts";
import { chooseCentre } from "../../shared/domain/vae/orientation.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView, toFileView } from "../../shared/http/views/file-view.ts";
import { certificationVersions } from "../../shared/referential/versions.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { createFile } from "../../shared/store/files.ts";

/** R-VAE-1: a candidate enrols by VAE, and may choose a centre at once. */
export const route = defineRoute({
  method: "POST",
  path: "/files",
  summary: "S’inscrire à une certification par la VAE",
  tag: "files",
  may: { roles: ["candidate"] },
  body: z.strictObject({
    path: z.literal("vae"),
    certification: certificationCode,
    candidate: candidateIdentity,
    centreId: centreId.optional(),
  }),
  reply: fileView,
  status: 201,
  creates: true,
  needs: { table: "write" },
});

export const handler = serve(route, async ({ body, actor, newId, now, today }) => {
  const inForce = certificationInForce(certificationVersions, body.certification, today);
  if (inForce === undefined) throw notFound("Cette certification n’a pas de référentiel en vigueur.");
  const enrolled = enrolByVae(
    {
      id: newId("file"),
      certification: body.certification,
      referentialVersion: inForce.version,
      candidate: { ...body.candidate, subject: actor.subject },
    },
    today,
    now,
  );
  const file =
    body.centreId === undefined
      ? enrolled
      : chooseCentre(
          enrolled,
          { centreId: body.centreId, approvals: (await loadCentre(body.centreId))?.approvals ?? [] },
          today,
        );
  const alreadyEnrolled = () =>
    new DomainError("already-enrolled", {
      rule: "R-VAE-1",
      detail: "Vous avez déjà un dossier en cours pour cette certification.",
    });
  return {
    reply: toFileView({ file, answers: [], evidence: [], sheets: [] }, "owner"),
    version: file.version,
    location: `/files/${file.id}`,
    writes: createFile(file, alreadyEnrolled),
    facts: [
      fileEnrolled.of(file.id, { certification: file.certification, path: "vae", centreId: file.centreId }),
    ],
  };
});
