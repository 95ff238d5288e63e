import type * as z from "zod";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { Approval } from "../../shared/domain/centre/approval.ts";
import type { FileContents } from "../../shared/domain/enrolment/file.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { Domain } from "../../shared/domain/referential/certification.ts";
import { answerAsEvaluator } from "../../shared/domain/training/answer-evaluation.ts";
import { beginEnrolment } from "../../shared/domain/training/enrolment.ts";
import type { evaluatorDescription } from "../../shared/domain/training/evaluator.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import {
  assessModule,
  definePath,
  describeActivities,
  giveOpinion,
  nameEvaluators,
  recordTrainingInterview,
} from "../../shared/domain/training/follow.ts";
import { registerEnrolment } from "../../shared/domain/training/registration.ts";
import { noon, piece, testId, today } from "./files.ts";

/** The domains of these files' certification. */
export const domainCodes = ["CRD-1", "CRD-2"];
/** A domain with a grid of one indicator. */
const grid = (code: string): Domain => ({
  code,
  number: 1,
  title: code,
  sharedWith: [],
  interviewQuestions: [],
  competences: [],
  criteria: [{ code: `${code}.K1`, title: "…", indicators: [{ code: `${code}.K1.I1`, text: "…" }] }],
});
/** The domains, with their grids. */
export const domains = domainCodes.map(grid);
/** An approval of the centre for training on the certification. */
export const approval = (changes: Partial<Approval> = {}): Approval => ({
  centreId: "ctr_exemple",
  version: 1,
  certification: "CRD",
  service: "training",
  from: "2026-01-01",
  until: "2027-12-31",
  decidedOn: "2026-01-01",
  ...changes,
});
/** An enrolment that was begun. */
export const unanswered = () =>
  beginEnrolment(
    {
      id: testId("file", 1),
      certification: "CRD",
      referentialVersion: "2013-01",
      candidate: {
        personId: "david@example.org",
        civilStatus: civilStatusOf("David", "Exemple"),
        email: "David@example.org",
      },
      companyId: "cmp_exemple",
      centreId: "ctr_exemple",
      status: "holds-the-job",
    },
    { code: "7K3M-9PQ2-XW4T" },
    noon,
  );
/** One that the employee accepted. */
export const draft = () => ({
  ...unanswered(),
  acceptance: { state: "accepted" as const, acceptedAt: noon, showsResults: false },
});
/** A file with its pieces: the copy of the individual path, which registration asks for. */
export const contents = (file: TrainingFile, evidence = [piece(1, { category: "individual-path" })]) =>
  ({ file, answers: [], evidence }) satisfies FileContents<TrainingFile>;
/** What an enrolment is registered with. */
export const inForce = {
  approvals: [approval()],
  referentialVersion: "2013-01",
  domainCodes,
  firstJury: guidePolicy.training.firstJury,
};
/** A registered enrolment. */
export const enrolled = () => registerEnrolment(contents(draft()), inForce, today);
/** An interview that found one domain acquired and another one in part. */
export const interview = {
  heldOn: today,
  participants: [{ name: "Rachel", function: "Responsable" }],
  positioning: { "CRD-1": "fully" as const, "CRD-2": "partially" as const },
  conclusion: "…",
  advisedPath: "training" as const,
};
/** A module that trains the domain acquired in part. */
export const module = {
  code: "M1",
  title: "Module",
  domains: ["CRD-2"],
  hours: 40,
  centreId: "ctr_exemple",
  startsOn: today,
  endsOn: today,
};
/** The approvals of the centre that delivers it. */
export const approvals = new Map([["ctr_exemple", [approval()]]]);
/** A file whose interview is recorded. */
export const interviewed = () => recordTrainingInterview(enrolled(), interview, domainCodes, today);
/** A file whose individual path has one module. */
export const onPath = () => definePath(interviewed(), { modules: [module] }, { domainCodes, approvals });
/** An evaluator as a company names them. */
type Named = z.infer<typeof evaluatorDescription>;
/** Two evaluators, as a company names them. */
export const pair: [Named, Named] = [
  { role: "line-manager", name: "Rachel", email: "Rachel@example.org" },
  { role: "tutor", name: "Thomas", email: "thomas@example.org" },
];
/** The assessment of the module. */
export const assessment = {
  assessedOn: today,
  domains: { "CRD-2": "mastered" as const },
  indicators: {},
  comment: "…",
};
/** What the centre that delivers a module is known by. */
export const delivered = (centreId: string, given = [approval()]) => ({
  centreId,
  approvals: given,
  domains,
});
/** A file whose module is assessed. */
export const assessed = (file: TrainingFile) =>
  assessModule(file, "M1", assessment, delivered("ctr_exemple"), today, noon);
/** An opinion on every domain. */
export const opinion = {
  domains: Object.fromEntries(
    domainCodes.map((code) => [code, { level: "mastered" as const, comment: "…" }]),
  ),
  indicators: {},
};
/** A file whose two evaluators were named, and accepted. */
export const followed = (file: TrainingFile) => {
  const named: TrainingFile = nameEvaluators(file, pair, noon);
  return named.evaluators.reduce(
    (held, { account }) =>
      answerAsEvaluator(
        held,
        { account, subject: `subject-of-${account}`, personId: testId("prs", 9) },
        "accepted",
      ),
    named,
  );
};
/** A file whose candidate has described their activities and whose two evaluators have given their opinions. */
export const heardByBoth = (file: TrainingFile = assessed(onPath())) => {
  const described = describeActivities(followed(file), { text: "J’accueille." });
  return described.evaluators.reduce((held, by) => giveOpinion(held, opinion, by, domains, noon), described);
};
