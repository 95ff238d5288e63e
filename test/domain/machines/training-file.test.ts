import { lapseFile } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { assertFileAllows } from "../../../shared/domain/enrolment/file.ts";
import { moveToCentre, moveToCompany } from "../../../shared/domain/enrolment/move-file.ts";
import {
  closeFile,
  restoreFile,
  submitFile,
  withdrawByOemm,
  withdrawFile,
} from "../../../shared/domain/enrolment/submission.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { Domain } from "../../../shared/domain/referential/certification.ts";
import {
  acceptEnrolment,
  acceptEnrolmentOnPaper,
  beginAcceptance,
  declineEnrolment,
} from "../../../shared/domain/training/answer-enrolment.ts";
import { beginEnrolment, describeEnrolment } from "../../../shared/domain/training/enrolment.ts";
import type { Evaluator } from "../../../shared/domain/training/evaluator.ts";
import type { TrainingFile, TrainingFileState } from "../../../shared/domain/training/file.ts";
import { trainingFileMachine } from "../../../shared/domain/training/file-machine.ts";
import {
  assessModule,
  definePath,
  describeActivities,
  giveOpinion,
  nameEvaluators,
  recordTrainingInterview,
  reviewProgress,
} from "../../../shared/domain/training/follow.ts";
import { registerEnrolment } from "../../../shared/domain/training/registration.ts";
import { returnFile } from "../../../shared/domain/validation/file-outcome.ts";
import { noon, piece, registeredEnrolment, testId, today } from "../../support/files.ts";
import { commonLifeServed } from "./common-life.ts";
import { proveTable } from "./prove-table.ts";

const approvals = [
  {
    centreId: "ctr_exemple",
    version: 1,
    certification: "CMI" as const,
    service: "training" as const,
    from: "2026-01-01",
    until: "2027-12-31",
    decidedOn: "2026-01-01",
  },
];
const domainCodes = ["CMI-1"];
const domains: Domain[] = [
  {
    code: "CMI-1",
    number: 1,
    title: "…",
    sharedWith: [],
    interviewQuestions: [],
    competences: [],
    criteria: [],
  },
];
const interview = {
  heldOn: today,
  participants: [{ name: "Rachel Exemple", function: "Responsable" }],
  positioning: { "CMI-1": "fully" as const },
  conclusion: "…",
  advisedPath: "training" as const,
};
const individualPath = {
  modules: [
    {
      code: "M1",
      title: "Module",
      domains: domainCodes,
      hours: 40,
      centreId: "ctr_exemple",
      startsOn: today,
      endsOn: today,
    },
  ],
};
const assessment = {
  assessedOn: today,
  domains: { "CMI-1": "mastered" as const },
  indicators: {},
  comment: "…",
};
const opinion = { domains: { "CMI-1": { level: "mastered" as const, comment: "…" } }, indicators: {} };
const evaluator = (role: Evaluator["role"], name: string) => {
  const email = `${name.toLowerCase()}@example.org`;
  return { role, name, email, account: email, namedAt: noon };
};
const manager = evaluator("line-manager", "Rachel");
const evaluators = [manager, evaluator("tutor", "Thomas")];
const pair = evaluators.map(({ role, name, email }) => ({ role, name, email }));
const registered = registeredEnrolment(testId("file", 1), "2027-01-04");

const { candidate } = registered;

/** A file that has all that any command may want, in a state. */
const file = (state: TrainingFileState) =>
  ({
    ...registered,
    interview,
    individualPath,
    evaluators,
    moduleAssessments: [{ ...assessment, moduleCode: "M1", centreId: "ctr_exemple", recordedAt: noon }],
    activities: { text: "…" },
    opinions: evaluators.map(({ role, name, account }) => ({
      ...opinion,
      role,
      name,
      account,
      givenAt: noon,
    })),
    submittedAt: noon,
    sessionId: testId("ses", 1),
    lastSheetId: testId("sheet", 1),
    state,
  }) as unknown as TrainingFile;
const code = "7K3M-9PQ2-XW4T";
const proof = { code, bornOn: "1990-05-17" };
const asked = (state: TrainingFileState) => ({ ...file(state), acceptance: beginAcceptance(code, noon) });
const contents = (state: TrainingFileState) => ({
  file: file(state),
  answers: [],
  evidence: [piece(1, { category: "individual-path" })],
});

proveTable(trainingFileMachine, () => beginEnrolment(registered, { code }, noon), {
  "describe-enrolment": {
    from: ["draft"],
    by: [
      (state) =>
        describeEnrolment(
          file(state),
          { candidate, centreId: "ctr_exemple", status: "holds-the-job" },
          { code },
          noon,
        ),
    ],
  },
  "answer-enrolment": {
    from: ["draft"],
    by: [
      (state) => acceptEnrolment(asked(state), { ...proof, showsResults: false, candidate }, 5, noon).file,
      (state) => declineEnrolment(asked(state), proof, 5, noon).file,
      (state) =>
        acceptEnrolmentOnPaper(
          { file: asked(state), answers: [], evidence: [piece(2, { category: "signed-enrolment" })] },
          { evidenceId: testId("evd", 2), showsResults: false },
          noon,
        ),
    ],
  },
  "choose-centre": {
    from: ["enrolled"],
    by: [(state) => moveToCentre(file(state), { centreId: "ctr_exemple", approvals }, today)],
  },
  move: {
    from: ["enrolled", "submitted"],
    by: [
      (state) => moveToCentre(file(state), { centreId: "ctr_exemple", approvals, byOemm: true }, today),
      (state) => moveToCompany(file(state), "cmp_autre"),
    ],
  },
  "record-interview": {
    from: ["draft", "enrolled"],
    by: [(state) => recordTrainingInterview(file(state), interview, domainCodes, today)],
  },
  "define-path": {
    from: ["draft", "enrolled"],
    by: [
      (state) =>
        definePath(file(state), individualPath, {
          domainCodes,
          approvals: new Map([["ctr_exemple", approvals]]),
        }),
    ],
  },
  "upload-evidence": {
    from: ["draft", "enrolled"],
    by: [
      (state) => {
        const held = file(state);
        assertFileAllows(held, "upload-evidence");
        return held;
      },
    ],
  },
  register: {
    from: ["draft"],
    by: [
      (state) =>
        registerEnrolment(
          contents(state),
          {
            approvals,
            referentialVersion: "2013-01",
            domainCodes,
            firstJury: guidePolicy.training.firstJury,
          },
          today,
        ),
    ],
  },
  "name-evaluators": { from: ["enrolled"], by: [(state) => nameEvaluators(file(state), pair, noon)] },
  "assess-module": {
    from: ["enrolled"],
    by: [
      (state) =>
        assessModule(
          file(state),
          "M1",
          assessment,
          { centreId: "ctr_exemple", approvals, domains },
          today,
          noon,
        ),
    ],
  },
  "review-progress": {
    from: ["enrolled"],
    by: [
      (state) =>
        reviewProgress(
          file(state),
          { heldOn: today, findings: "…", objectives: ["…"] },
          manager,
          guidePolicy.training,
          today,
          noon,
        ),
    ],
  },
  "describe-activities": {
    from: ["enrolled"],
    by: [(state) => describeActivities(file(state), { text: "…" })],
  },
  "give-opinion": {
    from: ["enrolled"],
    by: [(state) => giveOpinion(file(state), opinion, manager, domains, noon)],
  },
  submit: { from: ["enrolled"], by: [(state) => submitFile(contents(state), new Map(), noon)] },
  ...commonLifeServed(file, "enrolled"),
  return: {
    from: ["lapsed"],
    by: [
      (state) => returnFile(file(state)),
      (state) => returnFile({ ...file(state), submittedAt: undefined } as unknown as TrainingFile),
    ],
  },
  withdraw: { from: ["draft", "enrolled", "submitted"], by: [(state) => withdrawFile(file(state))] },
  restore: {
    from: ["withdrawn"],
    by: (["draft", "enrolled", "submitted"] as const).map(
      (before) => (state) => restoreFile(file(state), before),
    ),
  },
  "withdraw-by-oemm": {
    from: ["draft", "enrolled", "submitted", "scheduled"],
    by: [(state) => withdrawByOemm(file(state))],
  },
  close: {
    from: ["enrolled", "submitted", "scheduled", "partially-validated", "lapsed"],
    by: [(state) => closeFile(file(state))],
  },
  lapse: { from: ["enrolled", "submitted"], by: [(state) => lapseFile(file(state))] },
});
