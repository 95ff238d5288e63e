import { describe, expect, it } from "vitest";
import {
  beginBuilding,
  type DocumentRecord,
  digestOf,
  documentKind,
  finishBuilding,
  isOutdated,
  withdrawDocument,
} from "../../../shared/domain/document/document.ts";
import { mayReadOfFile, mayReadOfSession } from "../../../shared/domain/document/readers.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { fileIn, noon, registeredEnrolment, testId, today } from "../../support/files.ts";

const older = "01JZ0000000000000000000001";
const newer = "01JZ0000000000000000000002";
const record = (factId: string, state: "building" | "withdrawn"): DocumentRecord => ({
  kind: "certificate",
  reference: "CQP-0123A-BCDEF-GHJ0",
  about: { kind: "file", id: testId("file", 1) },
  factId,
  madeAt: noon,
  state,
});

describe("a document and the facts that make it", () => {
  it("is built once for a fact, and taken up again when its building died", () => {
    expect(isOutdated(undefined, older)).toBe(false);
    expect(isOutdated(record(older, "building"), older)).toBe(false);
    expect(isOutdated(record(older, "withdrawn"), older)).toBe(true);
  });

  it("is never replaced by what came before, even what was withdrawn", () => {
    expect(isOutdated(record(newer, "withdrawn"), older)).toBe(true);
    expect(isOutdated(record(newer, "building"), older)).toBe(true);
    expect(isOutdated(record(older, "withdrawn"), newer)).toBe(false);
  });
});

describe("a document from its fact to its bytes", () => {
  const { state: _, ...identity } = record(newer, "withdrawn");
  const built = { fileName: "certificat.pdf", sha256: "a".repeat(64), size: 1000 };

  it("is built anew from any state, and names the bytes that it replaces", () => {
    const first = beginBuilding(undefined, identity);
    expect(first).toEqual({ ...identity, state: "building", replaces: undefined });
    const ready = finishBuilding(first, built);
    expect(ready).toStrictEqual({ ...identity, state: "ready", built });
    const again = beginBuilding(ready, identity);
    expect(again).toEqual({ ...identity, state: "building", replaces: built.sha256 });
    expect(beginBuilding(again, identity).replaces).toBe(built.sha256);
    expect(withdrawDocument(again)).toStrictEqual({ ...identity, state: "withdrawn" });
    expect(digestOf(withdrawDocument(again))).toBeUndefined();
  });
});

describe("R-JURY-7, R-PER-3: who reads documents", () => {
  it("shows the jury the booklet alone, centres, and companies whose employee agreed, the decisions alone, evaluators nothing", () => {
    const kinds = ["convocation", "decision-sheet", "certificate", "booklet"] as const;
    const vae = fileIn("certified");
    const read = (relation: Parameters<typeof mayReadOfFile>[0], file: CandidateFile = vae) =>
      kinds.filter((kind) => mayReadOfFile(relation, file, kind));
    const trained = registeredEnrolment(testId("file", 1), today);
    const agreed = (showsResults: boolean) => ({
      state: "accepted" as const,
      acceptedAt: noon,
      showsResults,
    });
    expect(read("sitting-member")).toEqual(["booklet"]);
    expect(read("company", trained)).toEqual([]);
    expect(read("company", { ...trained, acceptance: agreed(false) })).toEqual([]);
    expect(read("company", { ...trained, acceptance: agreed(true) })).toEqual(["decision-sheet"]);
    expect(read("chosen-centre")).toEqual(["decision-sheet"]);
    expect(read("evaluator")).toEqual([]);
    expect(read("owner")).toEqual([...kinds]);
  });

  it("R-DAY-6: closes the papers of a session to members with the session, whose minutes are OEMM's", () => {
    const read = (relation: "sitting-member" | "oemm", state: "convened" | "opened" | "closed") =>
      documentKind.options.filter((kind) => mayReadOfSession(relation, { state }, kind));
    for (const state of ["convened", "opened"] as const)
      expect(read("sitting-member", state)).toEqual(["schedule", "attendance-sheet"]);
    expect(read("sitting-member", "closed")).toEqual([]);
    expect(read("oemm", "closed")).toEqual(["schedule", "attendance-sheet", "minutes"]);
  });
});
