import { describe, expect, it } from "vitest";
import { reopenFile, submitFile } from "../../../shared/domain/enrolment/submission.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { position as positionSchema } from "../../../shared/domain/vae/booklet.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";

const titles = new Map([
  ["CMI-1", "Analyser"],
  ["CMI-2", "Proposer"],
]);
const answers = [...titles.keys()].map((domainCode) => ({
  domainCode,
  version: 1,
  updatedAt: noon,
  experience: "…",
  examples: ["…"],
}));
const evidence: Evidence[] = [
  piece(1, { category: "cv" }),
  piece(2, { category: "position-proof" }),
  piece(3, { category: "experience" }),
];
const position = {
  employer: "Mutuelle Exemple",
  title: "Conseillère",
  from: "2020-01-01",
  description: "…",
  proofs: [testId("evd", 2)],
};
const file = fileIn("admissible", { positions: [position] });
const items = (changes: { answers?: typeof answers; evidence?: Evidence[]; file?: typeof file }) =>
  refusalOf(() => submitFile({ file, answers, evidence, ...changes }, titles, noon))?.fields.map(
    ({ path }) => path,
  );

describe("R-VAE-6, R-VAE-7, R-VAE-8: a complete, verified file is submitted by the candidate", () => {
  it("accepts a file with its four items", () => {
    expect(submitFile({ file, answers, evidence }, titles, noon)).toMatchObject({
      state: "submitted",
      submittedAt: noon,
    });
  });

  it("names each item that is missing", () => {
    expect(items({ answers: [], evidence: [], file: fileIn("admissible") })).toEqual([
      "cv",
      "positions",
      "experience",
      "booklet",
      "booklet",
    ]);
  });

  it("takes no piece for another of its kind, nor one that was not accepted", () => {
    const [cv, proof, experience] = evidence;
    if (cv === undefined || proof === undefined || experience === undefined) throw new Error("three pieces");
    expect(items({ evidence: [proof, experience] })).toEqual(["cv"]);
    expect(items({ evidence: [cv, proof] })).toEqual(["experience"]);
    expect(items({ evidence: [piece(1, { category: "cv", state: "rejected" }), proof, experience] })).toEqual(
      ["cv"],
    );
  });

  it("wants one verified proof of a position, not all", () => {
    const proofs = [testId("evd", 2), testId("evd", 9)];
    const withTwo = fileIn("admissible", { positions: [{ ...position, proofs }] });
    const pieces = [...evidence, piece(9, { category: "position-proof", state: "rejected" })];
    expect(items({ file: withTwo, evidence: pieces })).toBeUndefined();
  });

  it("R-VAE-6: a position may go on, or last a day, and ends after it begins", () => {
    const taken = (to: object) => positionSchema.safeParse({ ...position, ...to }).success;
    expect(taken({})).toBe(true);
    expect(["2019-12-31", "2020-01-01", "2020-01-02"].map((to) => taken({ to }))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("wants an answer on every domain", () => {
    expect(items({ answers: answers.slice(1) })).toEqual(["booklet"]);
  });

  it("wants a verified proof for every position", () => {
    expect(
      items({ evidence: [piece(1, { category: "cv" }), piece(2, { state: "rejected" }), piece(3)] }),
    ).toEqual(["positions"]);
  });

  it("waits for every upload to be verified", () => {
    expect(items({ evidence: [...evidence, piece(4, { state: "requested" })] })).toEqual(["verification"]);
    expect(items({ evidence: [...evidence, piece(4, { state: "rejected" })] })).toBeUndefined();
  });

  it("is refused by the rule of its path", () => {
    expect(refusalOf(() => submitFile({ file, answers: [], evidence }, titles, noon))?.rule).toBe("R-VAE-8");
  });

  it("is frozen once submitted, until OEMM reopens it", () => {
    const submitted = submitFile({ file, answers, evidence }, titles, noon);
    expect(
      refusalOf(() => submitFile({ file: submitted, answers, evidence }, titles, noon))?.allowed,
    ).toEqual([
      "move",
      "reopen",
      "schedule",
      "hear-again",
      "show-appearance",
      "decide-late",
      "withdraw",
      "withdraw-by-oemm",
      "close",
    ]);
    expect(reopenFile(submitted).state).toBe("admissible");
  });
});
