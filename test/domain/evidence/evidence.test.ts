import { describe, expect, it } from "vitest";
import { evidenceFormats, maxBytesOf } from "../../../shared/domain/evidence/formats.ts";
import { requestUpload } from "../../../shared/domain/evidence/request.ts";
import { verifyUpload } from "../../../shared/domain/evidence/verify.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { VaeFile } from "../../../shared/domain/vae/file.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";

const announced = {
  category: "cv" as const,
  title: "CV",
  domains: ["CMI-1"],
  fileName: "cv.PDF",
  contentType: "application/pdf",
};
const given = {
  id: testId("evd", 1),
  existing: [],
  domainCodes: ["CMI-1"],
  uploadUntil: noon,
  policy: guidePolicy.evidence,
};
const faults = (changes: object) =>
  refusalOf(() => requestUpload({ ...announced, ...changes }, given, noon))?.fields.map(({ path }) => path);

describe("R-VAE-6: announcing an upload", () => {
  it("binds the announced size, or the limit of the type", () => {
    expect(requestUpload({ ...announced, size: 1234 }, given, noon).maxBytes).toBe(1234);
    expect(requestUpload(announced, given, noon).maxBytes).toBe(20 * 1024 * 1024);
  });

  it("refuses a type, an extension, a size or a domain that is not accepted, naming the field", () => {
    expect(faults({ contentType: "application/x-msdownload" })).toEqual(["contentType"]);
    expect(faults({ fileName: "cv.exe" })).toEqual(["fileName"]);
    expect(faults({ fileName: "pdf" })).toEqual(["fileName"]);
    expect(faults({ size: 20 * 1024 * 1024 + 1 })).toEqual(["size"]);
    expect(faults({ domains: ["CMI-1", "CRD-1"] })).toEqual(["domains.1"]);
  });

  it.each(evidenceFormats)("accepts $label with each of its extensions", (format) => {
    const { contentType, extensions } = format;
    const size = maxBytesOf(format, guidePolicy.evidence);
    for (const extension of extensions)
      expect(faults({ contentType, fileName: `x.${extension}`, size })).toBeUndefined();
    expect(faults({ contentType, fileName: `x.${extensions[0]}`, size: size + 1 })).toEqual(["size"]);
  });
});

const bytes = { size: 500, sha256: "a".repeat(64), realType: "application/pdf" };
const waiting = piece(1, { state: "requested" });
const verify = (changes: object = {}, others = [waiting], file: VaeFile = fileIn("admissible")) =>
  verifyUpload(file, others, waiting.id, { ...bytes, ...changes }, noon);

describe("R-VAE-8: verifying an upload", () => {
  it("accepts bytes of the announced type and size, with their digest", () => {
    expect(verify()).toMatchObject({
      kind: "recorded",
      evidence: { state: "accepted", size: 500, sha256: bytes.sha256 },
    });
  });

  it.each([
    ["a program", { realType: "application/x-msdownload" }, "type-not-allowed"],
    ["bytes of no known type", { realType: undefined }, "type-not-allowed"],
    ["another accepted type", { realType: "image/png" }, "type-mismatch"],
    ["an empty file", { size: 0 }, "empty"],
    ["more than was allowed", { size: 1001 }, "too-large"],
  ])("rejects %s", (_, changes, reason) => {
    expect(verify(changes)).toMatchObject({ evidence: { state: "rejected", rejection: { reason } } });
  });

  it("rejects the same bytes twice in a file, but not beside a rejected or removed piece", () => {
    const twin = piece(2, { sha256: bytes.sha256 });
    expect(verify({}, [waiting, twin])).toMatchObject({ evidence: { rejection: { reason: "duplicate" } } });
    expect(verify({}, [waiting, { ...twin, state: "removed" }])).toMatchObject({
      evidence: { state: "accepted" },
    });
  });

  it("changes nothing for a repeated event, a frozen file or an unknown piece", () => {
    expect(verify({}, [{ ...waiting, state: "accepted" }])).toEqual({
      kind: "ignored",
      why: "already-verified",
    });
    expect(verify({}, [waiting], fileIn("submitted"))).toEqual({ kind: "ignored", why: "file-frozen" });
    expect(verify({}, [])).toEqual({ kind: "ignored", why: "unknown-piece" });
  });
});
