import * as z from "zod";
import { fileEnrolled } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import type { Approval } from "../../shared/domain/centre/approval.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { moveToCentre } from "../../shared/domain/enrolment/move-file.ts";
import { behalfMotive, motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { centreId, companyId } from "../../shared/domain/ids.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import {
  assertNotJoined,
  type Person,
  unknownPerson,
  withCivilStatus,
} from "../../shared/domain/people/person.ts";
import { assertProved } from "../../shared/domain/people/proved-address.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { paperEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { enrolByVae } from "../../shared/domain/vae/enrol.ts";
import { assertNotCertified } from "../../shared/domain/validation/holdings.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
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
  candidate: candidateIdentity.partial({ civilStatus: true, email: true }),
  centreId: centreId.optional(),
  motive: behalfMotive.optional(),
});
const trainingEnrolment = paperEnrolment.extend({
  path: z.literal("training"),
  motive: behalfMotive.optional(),
  companyId: companyId
    .optional()
    .meta({ description: "L’entreprise qui inscrit\u00a0; demandée à l’OEMM seule" }),
});

/**
 * R-VAE-1: a candidate enrols by VAE. R-TRN-1: a company begins the enrolment of an employee: a draft. R-OEMM-1: OEMM does
 * either from a paper form, with a motive.
 */
export const route = defineRoute({
  name: "enrolment/enrol",
  method: "POST",
  path: "/files",
  summary: "S’inscrire par la VAE (candidat), ou inscrire un salarié en formation (entreprise)",
  tag: "files",
  body: z.discriminatedUnion("path", [vaeEnrolment, trainingEnrolment]),
  reply: fileView,
  status: 201,
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
  if (body.path === "training") return enrolEmployee(body, request);
  return actor.role === "oemm" ? enrolFromPaper(body, request) : enrolCandidate(body, request);
});

type Asked = Pick<Request<typeof route>, "actor" | "newId" | "random" | "now" | "today">;

/** R-VAE-1: what is read of a candidate's enrolment is their own: they are signed in. */
async function enrolCandidate(body: z.output<typeof vaeEnrolment>, asked: Asked) {
  const { certification, candidate } = body;
  const { actor } = asked;
  const [holdings, person, proved] = await Promise.all([
    loadHoldingsOf({ candidate: actor, certification }),
    loadPerson(actor.personId),
    loadProved(actor),
  ]);
  assertProved(candidate.email ?? "", proved);
  assertNotJoined(person);
  assertNotCertified(holdings);
  const { file, facts, writes } = await enrolled(body, person, asked, {});
  const made = await created(file, "owner", { facts, writes: [...writes, unchangedHoldings(holdings)] });
  return { ...made, by: fullName(file.candidate) };
}

/**
 * R-OEMM-1: the form of a candidate who can't enrol by themselves: a person of whom nothing is known, whom OEMM joins with
 * one who is (R-PER-4). The address that stands on it counts as proved (R-PER-2).
 */
async function enrolFromPaper(body: z.output<typeof vaeEnrolment>, asked: Asked) {
  const said = motiveOfOemm({ byOemm: true }, body.motive);
  const { file, facts, writes } = await enrolled(body, unknownPerson(asked.newId("prs")), asked, said);
  return created(file, "oemm", { facts, writes });
}

/** R-VAE-1: the file of a person's enrolment by VAE, and what is written with it. */
async function enrolled(
  { certification, candidate, centreId: chosen }: z.output<typeof vaeEnrolment>,
  person: Person,
  { newId, now, today }: Asked,
  said: { motive?: string },
) {
  const [inForce, centre] = await Promise.all([
    loadInForce(certification, today),
    chosen === undefined ? undefined : loadCentre(chosen),
  ]);
  if (inForce === undefined) throw withoutVersion();
  const known = withCivilStatus(person, candidate.civilStatus);
  const begun = enrolByVae(
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
  const file = chosen === undefined ? begun : moveToCentre(begun, { centreId: chosen, approvals }, today);
  return {
    file,
    facts: [fileEnrolled.of(file.id, { certification, path: "vae", centreId: chosen, ...said })],
    writes: [savePerson(person, known)],
  };
}

/** R-TRN-1, R-PER-3: nothing is read of the employee whom a company enrols. */
async function enrolEmployee(
  body: z.output<typeof trainingEnrolment>,
  { actor, newId, random, now, today }: Asked,
) {
  const byOemm = actor.role === "oemm";
  const said = motiveOfOemm({ byOemm }, body.motive);
  if (!byOemm && body.candidate.email === undefined)
    throw invalidRequest([
      { in: "body", field: "candidate.email", message: "À renseigner par l’entreprise." },
    ]);
  const [inForce, centre, company] = await Promise.all([
    loadInForce(body.certification, today),
    loadCentre(body.centreId),
    loadCompanyOf(byOemm ? { partyId: companyNamed(body.companyId) } : actor),
  ]);
  if (inForce === undefined) throw withoutVersion();
  const { id: enrollingId } = enrolling(company);
  const known = { inForce, centreKnown: centre !== undefined };
  const begun = { id: newId("file"), personId: newId("prs"), code: makeCode(random(codeBytes)), now };
  const { file, facts } = beginTraining(body, enrollingId, known, begun, said);
  return created(file, byOemm ? "oemm" : "company", { facts, writes: [] });
}

/** R-OEMM-1: the company whose form OEMM enters. @throws HttpProblem 400 where it says none. */
function companyNamed(companyId: string | undefined): string {
  if (companyId !== undefined) return companyId;
  throw invalidRequest([{ in: "body", field: "companyId", message: "À renseigner par l’OEMM." }]);
}

/** R-VAE-1, R-TRN-1: candidates enrol themselves by VAE, companies enrol their employees in training; OEMM both (R-OEMM-1). */
function assertOwnDoor(path: CandidateFile["path"], actor: Actor): void {
  if (actor.role === "oemm") return;
  if (path === "vae" && actor.role !== "candidate")
    throw forbidden("Le candidat s’inscrit lui-même à la VAE.");
  if (path === "training" && actor.role !== "company")
    throw forbidden("L’entreprise inscrit ses salariés au parcours de formation.");
}

async function created(
  file: CandidateFile,
  relation: "owner" | "company" | "oemm",
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
