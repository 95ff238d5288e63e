import * as z from "zod";
import { fileEnrolled } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import type { Approval } from "../../shared/domain/centre/approval.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { type Certification, certificationCode } from "../../shared/domain/referential/certification.ts";
import { askedEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { enrolByVae } from "../../shared/domain/vae/enrol.ts";
import { chooseCentre } from "../../shared/domain/vae/orientation.ts";
import { assertNotCertified, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { forbidden, notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { createFile } from "../../shared/store/files.ts";
import { loadHoldingsOf, unchangedHoldings } from "../../shared/store/holdings.ts";
import { certificationOfFile, loadInForce } from "../../shared/store/referential.ts";
import { fileView, toFileView } from "../../shared/views/file-view.ts";
import { beginTraining } from "./begin-training.ts";

const vaeEnrolment = z.strictObject({
  path: z.literal("vae"),
  certification: certificationCode,
  candidate: candidateIdentity,
  centreId: centreId.optional(),
});
const trainingEnrolment = askedEnrolment.extend({ path: z.literal("training") });

/** R-VAE-1: a candidate enrols by VAE. R-TRN-1: a company begins the enrolment of an employee: a draft. */
export const route = defineRoute({
  method: "POST",
  path: "/files",
  summary: "S’inscrire par la VAE (candidat), ou inscrire un salarié en formation (entreprise)",
  tag: "files",
  may: { roles: ["candidate", "company"] },
  body: z.discriminatedUnion("path", [vaeEnrolment, trainingEnrolment]),
  reply: fileView,
  status: 201,
  creates: true,
  needs: { table: "write" },
});

export const handler = serve(route, async ({ body, actor, newId, now, today }) => {
  const account = body.path === "vae" ? actor.account : accountOfEmail(body.candidate.email);
  assertOwnDoor(body.path, actor);
  const [inForce, centre, holdings, company] = await Promise.all([
    loadInForce(body.certification, today),
    body.centreId === undefined ? undefined : loadCentre(body.centreId),
    loadHoldingsOf({ candidate: { account }, certification: body.certification }),
    actor.role === "company" && actor.partyId !== undefined ? loadCompany(actor.partyId) : undefined,
  ]);
  if (inForce === undefined) throw notFound("Cette certification n’a pas de référentiel en vigueur.");
  const id = newId("file");
  const begun = { certification: inForce.code, referentialVersion: inForce.version };
  const assessedAgainst = await certificationOfFile(begun);
  if (body.path === "training") {
    if (company === undefined) throw forbidden("Votre compte n’est rattaché à aucune entreprise connue.");
    const known = { inForce, holdings, centreKnown: centre !== undefined };
    const { file, facts } = beginTraining(body, company.id, known, { id, now });
    return created(file, assessedAgainst, "company", { facts, holdings });
  }
  assertNotCertified(holdings);
  const { certification, candidate, centreId: chosen } = body;
  const enrolled = enrolByVae(
    { certification, candidate: { ...candidate, account }, id, referentialVersion: inForce.version },
    today,
    now,
  );
  const approvals: readonly Approval[] = centre?.approvals ?? [];
  const file =
    chosen === undefined ? enrolled : chooseCentre(enrolled, { centreId: chosen, approvals }, today);
  const facts = [fileEnrolled.of(file.id, { certification, path: "vae", centreId: chosen })];
  return created(file, assessedAgainst, "owner", { facts, holdings });
});

/** R-VAE-1, R-TRN-1: candidates enrol themselves by VAE, companies enrol their employees in training. */
function assertOwnDoor(path: CandidateFile["path"], actor: Actor): void {
  if (path === "vae" && actor.role !== "candidate")
    throw forbidden("Le candidat s’inscrit lui-même à la VAE.");
  if (path === "training" && actor.role !== "company")
    throw forbidden("L’entreprise inscrit ses salariés au parcours de formation.");
}

function created(
  file: CandidateFile,
  certification: Certification,
  relation: "owner" | "company",
  { facts, holdings }: { facts: NewFact[]; holdings: Holdings },
) {
  return {
    reply: toFileView(
      { file, certification, answers: [], evidence: [], sheets: [], documents: [], deadlines: [] },
      relation,
    ),
    version: file.version,
    location: `/files/${file.id}`,
    writes: [...createFile(file), unchangedHoldings(holdings)],
    facts,
  };
}
