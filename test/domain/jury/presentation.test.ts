import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { formatOf, presentationFormats } from "../../../shared/domain/evidence/formats.ts";
import { mayReadPiece, mayReceive } from "../../../shared/domain/evidence/oemm-pieces.ts";
import { presentationRefused } from "../../../shared/domain/evidence/refused-formats.ts";
import { requestUpload } from "../../../shared/domain/evidence/request.ts";
import { verifyUpload } from "../../../shared/domain/evidence/verify.ts";
import { assertPresentable } from "../../../shared/domain/jury/presentation.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";

const [pdf, pptx, odp] = presentationFormats.map(({ contentType }) => contentType);
const category = "presentation" as const;
const scheduled = fileIn("scheduled");
const slides = (n: number, changes = {}) => piece(n, { category, contentType: pptx ?? "", ...changes });
const bytes = (contentType = pptx ?? "", sha256 = "f".repeat(64)) => ({
  size: 500,
  sha256,
  found: { contentType },
});

describe("R-DAY-6: the slides of an appearance", () => {
  it("are handed in from the convocation until the eve of the session", () => {
    const session = { state: "convened", format: "presentation", date: "2027-03-02" } as const;
    const asked = (changes = {}, file: Pick<CandidateFile, "state"> = scheduled, today = "2027-03-01") =>
      refusalOf(() => assertPresentable(file, { ...session, ...changes }, today))?.code;
    expect(asked()).toBeUndefined();
    expect(asked({}, scheduled, "2027-03-02")).toBe("presentation-too-late");
    expect(asked({ format: "interview" })).toBe("no-slides");
    expect(asked({ state: "planned" })).toBe("not-convened");
    expect(asked({}, fileIn("submitted"))).toBe("not-convened");
    expect(refusalOf(() => assertPresentable(scheduled, undefined, "2027-03-01"))).toMatchObject({
      code: "not-convened",
      rule: "R-DAY-6",
    });
  });

  it("are a PDF, a PPTX or an ODP, which no other piece is but PDF", () => {
    const given = { id: testId("evd", 1), existing: [], domainCodes: [], uploadUntil: noon };
    const announce = (fileName: string, of: "presentation" | "cv" = category) => {
      const announced = { category: of, title: "…", domains: [], fileName };
      return requestUpload(announced, { ...given, policy: guidePolicy.evidence }, noon).contentType;
    };
    expect(["a.pdf", "a.pptx", "A.ODP"].map((name) => announce(name))).toEqual([pdf, pptx, odp]);
    expect(refusalOf(() => announce("a.docx"))?.fields).toEqual([
      { path: "fileName", message: presentationRefused },
    ]);
    expect(refusalOf(() => announce("a.pptx", "cv"))?.fields?.[0]?.message).toContain("une présentation");
  });

  it("are verified as what they are", () => {
    const verified = (asked: ReturnType<typeof slides>, contentType: string) => {
      const outcome = verifyUpload(
        fileIn(asked.category === category ? "scheduled" : "enrolled"),
        [asked],
        asked.id,
        bytes(contentType),
        noon,
      );
      return outcome.kind === "recorded" ? outcome.evidence : undefined;
    };
    const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const waiting = slides(1, { state: "requested", maxBytes: 1000 });
    expect(verified(waiting, pptx ?? "")?.state).toBe("accepted");
    expect(verified(waiting, docx)?.rejection).toEqual({
      reason: "type-not-allowed",
      detail: presentationRefused,
    });
    expect(verified({ ...waiting, category: "cv" }, odp ?? "")?.rejection?.detail).toContain(
      "une présentation",
    );
    expect(formatOf(docx)).toBeDefined();
  });

  it("come while a session is to hear the candidate, and newer ones take the place of those before", () => {
    for (const state of ["scheduled", "submitted", "certified"] as const)
      expect(mayReceive(fileIn(state), { category })).toBe(state === "scheduled");
    const asked = slides(2, { state: "requested", maxBytes: 1000 });
    const others = [slides(1), slides(3, { state: "rejected" }), piece(4, { category: "cv" })];
    const outcome = verifyUpload(scheduled, [...others, asked], asked.id, bytes(), noon);
    expect(outcome).toMatchObject({
      evidence: { state: "accepted" },
      replaced: [{ id: slides(1).id, state: "removed" }],
    });
    const rejected = verifyUpload(scheduled, [...others, asked], asked.id, bytes("image/png"), noon);
    expect(rejected).toMatchObject({ evidence: { state: "rejected" }, replaced: [] });
    const cv = piece(2, { category: "cv", state: "requested", maxBytes: 1000, contentType: pdf ?? "" });
    expect(verifyUpload(fileIn("enrolled"), [...others, cv], cv.id, bytes(pdf), noon)).toMatchObject({
      evidence: { state: "accepted" },
      replaced: [],
    });
  });

  it("stay with a candidate who is moved to another session, where newer ones may come until its own eve", () => {
    const from = { state: "convened", format: "presentation", date: "2027-03-02" } as const;
    const to = { ...from, state: "planned", date: "2027-04-06" } as const;
    const today = "2027-03-10";
    const moved = fileIn("scheduled", { sessionId: testId("ses", 2) });
    // The old session is over, the new one convenes later: until then nothing changes of what was handed in.
    expect(refusalOf(() => assertPresentable(moved, from, today))?.code).toBe("presentation-too-late");
    expect(refusalOf(() => assertPresentable(moved, to, today))?.code).toBe("not-convened");
    expect(refusalOf(() => assertPresentable(moved, { ...to, state: "convened" }, today))).toBeUndefined();
    // What was on its way is verified for the session to come, and takes the place of what was there.
    const asked = slides(2, { state: "requested", maxBytes: 1000 });
    expect(verifyUpload(moved, [slides(1), asked], asked.id, bytes(), noon)).toMatchObject({
      evidence: { state: "accepted" },
      replaced: [{ id: slides(1).id }],
    });
    // A session without slides asks for none; those that are there are read by its jury all the same.
    const interview = { ...to, state: "convened", format: "interview" } as const;
    expect(refusalOf(() => assertPresentable(moved, interview, today))?.code).toBe("no-slides");
    expect(mayReadPiece("sitting-member", { category })).toBe(true);
  });

  it("are read by the candidate, OEMM and the jury that hears them alone", () => {
    const read = (
      ["owner", "oemm", "sitting-member", "company", "chosen-centre", "evaluator"] as const
    ).filter((relation) => mayReadPiece(relation, { category }));
    expect(read).toEqual(["owner", "oemm", "sitting-member"]);
  });
});
