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
import { enrolByVae } from "../../../shared/domain/vae/enrol.ts";
import type { VaeFileState } from "../../../shared/domain/vae/file.ts";
import { vaeFileMachine } from "../../../shared/domain/vae/file-machine.ts";
import { recordExperience, recordInterview, recordRuling } from "../../../shared/domain/vae/orientation.ts";
import {
  answerDomain,
  describePositions,
  proposeAgreement,
  signAgreement,
} from "../../../shared/domain/vae/prepare.ts";
import { approvals, fileIn, noon, period, piece, testId, today } from "../../support/files.ts";
import { commonLifeServed } from "./common-life.ts";
import { proveTable } from "./prove-table.ts";

const interview = {
  heldOn: today,
  participants: [{ name: "Camille Exemple", function: "Conseillère" }],
  positioning: { "CMI-1": "fully" as const },
  conclusion: "VAE",
  advisedPath: "vae" as const,
};
const terms = { nature: "…", meetings: [{ mode: "phone" as const, duration: 30, subject: "…" }] };
const evidence = [
  piece(1, { category: "cv" }),
  piece(2, { category: "position-proof" }),
  piece(3, { category: "experience" }),
];
const positions = [
  {
    employer: "Mutuelle Exemple",
    title: "Conseillère",
    from: "2020-01-01",
    description: "…",
    proofs: [testId("evd", 2)],
  },
];
const text = { experience: "…", examples: ["…"] };
const answers = [{ ...text, domainCode: "CMI-1", version: 1, updatedAt: noon }];

/** A file that has all that any command may want, in a state. */
const file = (state: VaeFileState) =>
  fileIn(state, {
    experience: [period("2016-01-01", "2026-12-31")],
    positions,
    agreement: { terms, centreId: "ctr_exemple", signedByCentreOn: "2027-01-15" },
  });
const contents = (state: VaeFileState) => ({ file: file(state), answers, evidence });
const { candidate } = file("enrolled");
const ruling = (decision: "admissible" | "not-admissible", state: VaeFileState) =>
  recordRuling(
    contents(state),
    decision === "admissible" ? { decision } : { decision, motive: "…" },
    approvals,
    guidePolicy.vae.experience,
    today,
  );

proveTable(
  vaeFileMachine,
  () =>
    enrolByVae(
      { id: testId("file", 1), certification: "CMI", referentialVersion: "2013-01", candidate },
      today,
      noon,
    ),
  {
    "choose-centre": {
      from: ["enrolled", "interviewed", "admissible"],
      by: [(state) => moveToCentre(file(state), { centreId: "ctr_exemple", approvals }, today)],
    },
    move: {
      from: ["enrolled", "interviewed", "admissible", "submitted"],
      by: [
        (state) => moveToCentre(file(state), { centreId: "ctr_exemple", approvals, byOemm: true }, today),
        (state) => moveToCompany(file(state), "cmp_autre"),
      ],
    },
    "record-interview": {
      from: ["enrolled", "interviewed"],
      by: [(state) => recordInterview(file(state), interview, { domainCodes: ["CMI-1"], approvals }, today)],
    },
    "record-experience": {
      from: ["enrolled", "interviewed"],
      by: [(state) => recordExperience(contents(state), [period("2016-01-01")], approvals, today)],
    },
    "upload-evidence": {
      from: ["enrolled", "interviewed", "admissible"],
      by: [(state) => allowing(state, "upload-evidence")],
    },
    "rule-on-admissibility": {
      from: ["interviewed"],
      by: [(state) => ruling("admissible", state), (state) => ruling("not-admissible", state)],
    },
    "propose-agreement": {
      from: ["admissible"],
      by: [(state) => proposeAgreement(file(state), terms, approvals, today)],
    },
    "sign-agreement": {
      from: ["admissible"],
      by: [(state) => signAgreement(file(state), approvals, today)],
    },
    "describe-positions": {
      from: ["admissible"],
      by: [(state) => describePositions(contents(state), positions)],
    },
    "answer-domain": {
      from: ["admissible"],
      by: [
        (state) => {
          answerDomain(file(state), { domainCode: "CMI-1", text, previous: undefined }, noon);
          return file(state);
        },
      ],
    },
    submit: {
      from: ["admissible"],
      by: [(state) => submitFile(contents(state), new Map([["CMI-1", "Analyser"]]), noon)],
    },
    ...commonLifeServed(file, "admissible"),
    withdraw: {
      from: ["enrolled", "interviewed", "admissible", "submitted"],
      by: [(state) => withdrawFile(file(state))],
    },
    "withdraw-by-oemm": {
      from: ["enrolled", "interviewed", "admissible", "submitted", "scheduled"],
      by: [(state) => withdrawByOemm(file(state))],
    },
    close: {
      from: [
        "enrolled",
        "interviewed",
        "admissible",
        "not-admissible",
        "submitted",
        "scheduled",
        "partially-validated",
      ],
      by: [(state) => closeFile(file(state))],
    },
    restore: {
      from: ["withdrawn"],
      by: (["enrolled", "interviewed", "admissible", "submitted"] as const).map(
        (before) => (state) => restoreFile(file(state), before),
      ),
    },
  },
);

/** A file that is left as it is by a command that changes something beside it. */
function allowing(state: VaeFileState, command: "upload-evidence") {
  const held = file(state);
  assertFileAllows(held, command);
  return held;
}
