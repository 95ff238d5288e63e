import * as z from "zod";
import { fileEnrolled } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import type { Approval } from "../../shared/domain/centre/approval.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { moveToCentre } from "../../shared/domain/enrolment/move-file.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { assertNotJoined, withCivilStatus } from "../../shared/domain/people/person.ts";
import { assertProved } from "../../shared/domain/people/proved-address.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { askedEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { enrolByVae } from "../../shared/domain/vae/enrol.ts";
import { assertNotCertified } from "../../shared/domain/validation/holdings.ts";
import { forbidden } from "../../shared/http/problem.ts";
import type { Request } from "../../shared/http/request.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadProved } from "../../shared/store/contact-addresses.ts";
import { createFile } from "../../shared/store/files.ts";
import { loadHoldingsOf, unchangedHoldings } from "../../shared/store/holdings.ts";
import { loadPerson, savePerson } from "../../shared/store/persons.ts";
import { certificationOfFile, loadInForce } from "../../shared/store/referential.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { fileView, toFileView } from "../../shared/views/file-view.ts";
import { withoutVersion } from "../referential/without-version.ts";
import { beginTraining } from "./begin-training.ts";
import { enrolling, loadCompanyOf } from "./enrolling-company.ts";

const vaeEnrolment = z.strictObject({
  path: z.literal("vae"),
  certification: certificationCode,
  candidate: candidateIdentity.partial({ civilStatus: true }),
  centreId: centreId.optional(),
});
const trainingEnrolment = askedEnrolment.extend({ path: z.literal("training") });

/** R-VAE-1: a candidate enrols by VAE. R-TRN-1: a company begins the enrolment of an employee: a draft. */
export const route = defineRoute({
  method: "POST",
  path: "/files",
  summary: "S’inscrire par la VAE (candidat), ou inscrire un salarié en formation (entreprise)",
  tag: "files",
  body: z.discriminatedUnion("path", [vaeEnrolment, trainingEnrolment]),
  reply: fileView,
  status: 201,
  creates: true,
  bounded: "enrolments",
  needs: {
    table: {
      reads: ["CANDIDATE", "CENTRE", "COMPANY", "PERSON", "REFERENTIAL"],
      writes: ["CANDIDATE", "COMPANY", "FILE", "PERSON"],
      checks: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, (request) => {
  const { body, actor } = request;
  assertOwnDoor(body.path, actor);
  return body.path === "vae" ? enrolCandidate(body, request) : enrolEmployee(body, request);
});

type Asked = Pick<Request<typeof route>, "actor" | "newId" | "random" | "now" | "today">;

/** R-VAE-1: what is read of a candidate's enrolment is their own: they are signed in. */
async function enrolCandidate(body: z.output<typeof vaeEnrolment>, { actor, newId, now, today }: Asked) {
  const { certification, candidate, centreId: chosen } = body;
  const [inForce, centre, holdings, person, proved] = await Promise.all([
    loadInForce(certification, today),
    chosen === undefined ? undefined : loadCentre(chosen),
    loadHoldingsOf({ candidate: actor, certification }),
    loadPerson(actor.personId),
    loadProved(actor),
  ]);
  if (inForce === undefined) throw withoutVersion();
  assertProved(candidate.email, proved);
  assertNotJoined(person);
  assertNotCertified(holdings);
  const known = withCivilStatus(person, candidate.civilStatus);
  const enrolled = enrolByVae(
    {
      certification,
      candidate: { ...candidate, civilStatus: known.civilStatus, personId: person.id },
      id: newId("file"),
      referentialVersion: inForce.version,
    },
    today,
    now,
  );
  const approvals: readonly Approval[] = centre?.approvals ?? [];
  const file =
    chosen === undefined ? enrolled : moveToCentre(enrolled, { centreId: chosen, approvals }, today);
  const facts = [fileEnrolled.of(file.id, { certification, path: "vae", centreId: chosen })];
  const writes = [savePerson(person, known), unchangedHoldings(holdings)];
  return { ...(await created(file, "owner", { facts, writes })), by: fullName(file.candidate) };
}

/** R-TRN-1, R-PER-3: nothing is read of the employee whom a company enrols. */
async function enrolEmployee(
  body: z.output<typeof trainingEnrolment>,
  { actor, newId, random, now, today }: Asked,
) {
  const [inForce, centre, company] = await Promise.all([
    loadInForce(body.certification, today),
    loadCentre(body.centreId),
    loadCompanyOf(actor),
  ]);
  if (inForce === undefined) throw withoutVersion();
  const { id: companyId } = enrolling(company);
  const known = { inForce, centreKnown: centre !== undefined };
  const begun = { id: newId("file"), personId: newId("prs"), code: makeCode(random(codeBytes)), now };
  const { file, facts } = beginTraining(body, companyId, known, begun);
  return created(file, "company", { facts, writes: [] });
}

/** R-VAE-1, R-TRN-1: candidates enrol themselves by VAE, companies enrol their employees in training. */
function assertOwnDoor(path: CandidateFile["path"], actor: Actor): void {
  if (path === "vae" && actor.role !== "candidate")
    throw forbidden("Le candidat s’inscrit lui-même à la VAE.");
  if (path === "training" && actor.role !== "company")
    throw forbidden("L’entreprise inscrit ses salariés au parcours de formation.");
}

async function created(
  file: CandidateFile,
  relation: "owner" | "company",
  { facts, writes }: { facts: NewFact[]; writes: Write[] },
) {
  const certification = await certificationOfFile(file);
  const nothing = { answers: [], evidence: [], sheets: [], documents: [], deadlines: [] };
  return {
    reply: toFileView({ file, certification, ...nothing }, relation),
    version: file.version,
    location: `/files/${file.id}`,
    writes: [...createFile(file), ...writes],
    facts,
  };
}
