import { describe, expect, it } from "vitest";
import { motiveOfOemm } from "../../../shared/domain/enrolment/on-behalf.ts";
import { closeFile, withdrawByOemm, withdrawFile } from "../../../shared/domain/enrolment/submission.ts";
import { isInPlaceOfCandidate, isOfOemm } from "../../../shared/domain/evidence/oemm-pieces.ts";
import { requestUpload } from "../../../shared/domain/evidence/request.ts";
import { freeSlot } from "../../../shared/domain/jury/announced.ts";
import { slotOfFile } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { missingForJury } from "../../../shared/domain/vae/readiness.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";
import { convened, opened, planned } from "../../support/jury-sessions.ts";

describe("R-OEMM-1: OEMM acts for a person who can't", () => {
  it("with a motive, which is asked of no others", () => {
    expect(motiveOfOemm({ byOemm: true }, "Hospitalisée")).toEqual({ motive: "Hospitalisée" });
    expect(motiveOfOemm({ byOemm: false }, "Hospitalisée")).toEqual({});
    expect(motiveOfOemm({ byOemm: false }, undefined)).toEqual({});
    expect(refusalOf(() => motiveOfOemm({ byOemm: true }, undefined))).toMatchObject({
      code: "motive-missing",
      rule: "R-OEMM-1",
      kind: "input",
      fields: [{ path: "motive" }],
    });
  });

  it("withdraws and closes a file that a session was to hear, which it leaves", () => {
    const scheduled = fileIn("scheduled");
    expect(refusalOf(() => withdrawFile(scheduled))).toMatchObject({ code: "transition-refused" });
    expect(withdrawByOemm(scheduled)).toMatchObject({ state: "withdrawn" });
    expect(closeFile(scheduled)).toMatchObject({ state: "closed" });
    for (const ended of [withdrawByOemm(scheduled), closeFile(scheduled)])
      expect(ended).not.toHaveProperty("sessionId");
  });
});

describe("R-OEMM-1: pieces that OEMM deposited", () => {
  it("are its own to renew and to remove, in the place of a candidate too; those of the candidate are not", () => {
    expect(isOfOemm({ category: "signed-enrolment" })).toBe(true);
    expect(isOfOemm({ category: "cv", inPlace: true })).toBe(true);
    expect(isOfOemm({ category: "cv" })).toBe(false);
  });

  it("in the place of a candidate: what is theirs, and the booklet that they handed in on paper", () => {
    expect(isInPlaceOfCandidate({ category: "cv" })).toBe(true);
    expect(isInPlaceOfCandidate({ category: "scanned-booklet" })).toBe(true);
    expect(isInPlaceOfCandidate({ category: "signed-enrolment" })).toBe(false);
  });

  it("say so from their announcement on", () => {
    const announced = { category: "cv" as const, title: "CV", domains: [], fileName: "cv.pdf" };
    const given = { id: testId("evd", 1), existing: [], domainCodes: [], uploadUntil: noon };
    const asked = (inPlace: boolean) =>
      requestUpload(announced, { ...given, policy: guidePolicy.evidence, inPlace }, noon);
    expect(asked(true).inPlace).toBe(true);
    expect(asked(false)).not.toHaveProperty("inPlace");
  });
});

describe("R-OEMM-1: the slot of a candidate whom OEMM withdrew", () => {
  const [leaving = "", staying = ""] = planned().slots.map(({ fileId }) => fileId);

  it("is free, and the others keep their hours; those convened are told of it", () => {
    for (const before of [planned(), convened()]) {
      const after = freeSlot(before, leaving);
      expect(after.slots).toEqual([slotOfFile(before, staying)]);
      expect(after.sequence - before.sequence).toBe(before.state === "convened" ? 1 : 0);
    }
  });

  it("stays while the session sits, where they are excused instead, and where they are the last one", () => {
    expect(refusalOf(() => freeSlot(opened(), leaving))).toMatchObject({ code: "transition-refused" });
    const alone = freeSlot(convened(), leaving);
    expect(refusalOf(() => freeSlot(alone, staying))).toMatchObject({ code: "last-candidate" });
    expect(refusalOf(() => freeSlot(alone, leaving))).toMatchObject({ code: "candidate-not-in-session" });
  });
});

describe("R-VAE-5, R-OEMM-1: a booklet handed in on paper", () => {
  const titles = new Map([["CMI-1", "Analyser"]]);
  const others = [piece(1, { category: "cv" }), piece(2, { category: "experience" })];
  const scanned = piece(3, { category: "scanned-booklet" });
  const file = { ...fileIn("admissible"), positions: [] };
  const missing = (evidence: readonly ReturnType<typeof piece>[]) => {
    if (file.path !== "vae") throw new Error("a file by VAE");
    return missingForJury({ file, answers: [], evidence }, titles).map(({ item }) => item);
  };

  it("counts as answered on every domain, and describes the positions, which are proved all the same", () => {
    expect(missing(others)).toEqual(["positions", "booklet"]);
    expect(missing([...others, scanned])).toEqual(["positions"]);
    expect(missing([...others, scanned, piece(4, { category: "position-proof" })])).toEqual([]);
  });

  it("counts once it is verified", () => {
    const rejected = piece(3, { category: "scanned-booklet", state: "rejected" });
    expect(missing([...others, rejected])).toEqual(["positions", "booklet"]);
  });
});
