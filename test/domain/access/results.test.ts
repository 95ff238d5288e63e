import { describe, expect, it } from "vitest";
import { expiringForCompany } from "../../../shared/domain/access/decisions.ts";
import type { FileRelation } from "../../../shared/domain/access/relations.ts";
import type { Deadline } from "../../../shared/domain/deadlines/kinds.ts";
import { documentKind } from "../../../shared/domain/document/document.ts";
import { mayReadOfFile } from "../../../shared/domain/document/readers.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { cmi } from "../../../shared/domain/referential/contents/cmi.ts";
import { domainCodes } from "../../../shared/domain/referential/versions.ts";
import type { TrainingFileIn } from "../../../shared/domain/training/file.ts";
import { holdingsAfter, noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { toFileView, withValidation } from "../../../shared/views/file-view.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { fileIn, noon, registeredEnrolment, testId, today } from "../../support/files.ts";

const codes = domainCodes(cmi);
const validity = guidePolicy.partialValidity.vae;
const decided = (showsResults: boolean): TrainingFileIn<"partially-validated"> => ({
  ...registeredEnrolment(testId("file", 1), "2026-01-04"),
  interview: fileIn("submitted").interview,
  individualPath: { modules: [] },
  submittedAt: noon,
  state: "partially-validated",
  lastSheetId: testId("sheet", 1),
  acceptance: { state: "accepted", acceptedAt: noon, showsResults },
});
const sheet = writeSheet(decided(false), decisionGranting(codes, codes.slice(0, 2)), {
  id: testId("sheet", 1),
  number: "FD-1",
  sessionId: testId("ses", 1),
  domainCodes: codes,
  acquiredBefore: {},
  decidedOn: today,
  chair: { memberId: "jur_exemple", name: "Camille Exemple" },
  signedAt: noon,
  validity,
});
const held = holdingsAfter(noHoldings("prs_1", "CMI"), sheet, { domainCodes: codes });
const expiring = {
  kind: "partial-validation",
  state: "running",
  lastDay: "2032-02-02",
  certification: "CMI",
  domains: codes.slice(0, 2),
  reminders: [],
} as unknown as Deadline;

/** The fields of a result that a reader finds in a file, and the documents of it that they read. */
function readBy(relation: FileRelation, showsResults = false): string[] {
  const file = decided(showsResults);
  const nothing = { answers: [], evidence: [], documents: [] };
  const contents = { file, certification: cmi, sheets: [sheet], deadlines: [expiring], ...nothing };
  const view =
    relation === "sitting-member"
      ? toFileView(contents, relation)
      : withValidation(contents, relation, "a@example.org", { ...held, certificateNumber: "CQP-1" }, today);
  const [deadline] = view.deadlines;
  const found = {
    state: view.state === "partially-validated",
    sheets: view.decisionSheets.length > 0,
    acquired: Object.keys(view.validation?.acquired ?? {}).length > 0,
    certificate: view.validation?.certificateNumber !== undefined,
    "to present": view.validation?.toPresent !== undefined,
    "number that expires": deadline?.domainCount === 2,
    "which expire": deadline?.domains !== undefined,
    ...Object.fromEntries(
      documentKind.options.map((kind) => [`printed ${kind}`, mayReadOfFile(relation, file, kind)]),
    ),
  };
  return Object.entries(found).flatMap(([field, seen]) => (seen ? [field] : []));
}

const all = [
  "state",
  "sheets",
  "acquired",
  "certificate",
  "to present",
  "number that expires",
  "which expire",
];
const without = ["state", "to present", "number that expires"];

describe("R-PER-3: what a reader of a file reads of a result, field by field", () => {
  it.each([
    [
      "oemm",
      [
        ...all,
        "printed convocation",
        "printed decision-sheet",
        "printed certificate",
        "printed booklet",
        "printed letter",
      ],
    ],
    [
      "owner",
      [
        ...all,
        "printed convocation",
        "printed decision-sheet",
        "printed certificate",
        "printed booklet",
        "printed letter",
      ],
    ],
    ["company", without],
    ["evaluator", without],
    ["chosen-centre", [...all, "printed decision-sheet"]],
    ["sitting-member", ["state", "sheets", "number that expires", "which expire", "printed booklet"]],
  ] as const satisfies [FileRelation, string[]][])("%s reads %o", (relation, fields) => {
    expect(readBy(relation)).toEqual(fields);
  });

  it("the company reads the decisions too, where its employee agreed, and no certificate in print", () => {
    expect(readBy("company", true)).toEqual([...all, "printed decision-sheet"]);
  });

  it("the company is told by mail how many domains expire, or which", () => {
    const titles = ["Analyser", "Proposer"];
    expect(expiringForCompany(titles, decided(false))).toEqual(["deux domaines de compétences"]);
    expect(expiringForCompany(titles, decided(true))).toEqual(titles);
  });
});
