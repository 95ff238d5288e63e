import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import {
  acceptedEvidence,
  bodyFields,
  commandsOf,
  isWhole,
  stateLabelOf,
} from "../../../shared/domain/enrolment/file.ts";
import {
  missingFromFile,
  reopenFile,
  resumeFile,
  withdrawFile,
} from "../../../shared/domain/enrolment/submission.ts";
import { fileIn, piece, registeredEnrolment, testId, today } from "../../support/files.ts";

const titles = new Map([["CMI-1", "Analyser"]]);
const trained = registeredEnrolment(testId("file", 2), today);
/** A file of each path in a state that both know. */
const both = (state: "submitted" | "partially-validated") =>
  [fileIn(state), { ...trained, state, sessionId: testId("ses", 1) }] as CandidateFile[];

describe.each([0, 1])("a file, of the one path and of the other (%i)", (path) => {
  const file = (state: "submitted" | "partially-validated") => both(state)[path] as CandidateFile;
  const prepared = path === 0 ? "admissible" : "enrolled";

  it("R-VAE-8, R-TRN-12: is reopened with all that it held", () => {
    expect(reopenFile(file("submitted"))).toEqual({ ...file("submitted"), state: prepared });
  });

  it("is whole while what may be long in it is in hand", () => {
    const whole = file("submitted");
    const main = { ...whole } as Record<string, unknown>;
    for (const field of bodyFields()) delete main[field];
    expect([whole, main as CandidateFile].map(isWhole)).toEqual([true, false]);
  });

  it("R-JURY-10: is taken up again without its session", () => {
    const { sessionId: _, ...kept } = file("partially-validated") as CandidateFile & { sessionId: string };
    expect(resumeFile(file("partially-validated"))).toStrictEqual({ ...kept, state: prepared });
  });

  it("is given up with all that it held", () => {
    expect(withdrawFile(file("submitted"))).toEqual({ ...file("submitted"), state: "withdrawn" });
  });
});

it("R-TRN-1, R-TRN-12, R-VAE-8: what is missing is for the next step: registration of a draft, the jury otherwise", () => {
  const missing = (file: CandidateFile) =>
    missingFromFile({ file, answers: [], evidence: [] }, titles).map(({ item }) => item);
  expect(missing({ ...trained, state: "draft" } as CandidateFile)).toEqual(["individual-path"]);
  expect(missing(trained)).toContain("final-booklet");
  expect(missing(fileIn("admissible"))).toContain("booklet");
});

it("a file's state is told, and what it allows, by the table of its path", () => {
  const draft = { ...trained, state: "draft" } as CandidateFile;
  expect([stateLabelOf(draft), stateLabelOf(fileIn("admissible"))]).toEqual([
    "brouillon d’inscription",
    expect.stringContaining("recevable"),
  ]);
  expect(commandsOf(draft)).toContain("register");
  expect(commandsOf(fileIn("admissible"))).toContain("answer-domain");
});

it("pieces that count are those that were accepted", () => {
  const pieces = [piece(1), piece(2, { state: "rejected" }), piece(3, { state: "requested" })];
  expect([...acceptedEvidence(pieces)]).toEqual([testId("evd", 1)]);
});
