import { describe, expect, it } from "vitest";
import { type Evidence, evidence } from "../../../shared/domain/evidence/evidence.ts";
import { evidenceFormats, maxBytesOf } from "../../../shared/domain/evidence/formats.ts";
import {
  describeEvidence,
  expireUpload,
  removeEvidence,
  renewUpload,
  requestUpload,
  uploadAnnouncement,
} from "../../../shared/domain/evidence/request.ts";
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

  it("keeps what the candidate says of the piece, to be received by the end of the form", () => {
    expect(evidence.parse(requestUpload({ ...announced, size: 1234 }, given, noon))).toEqual({
      ...announced,
      id: given.id,
      version: 1,
      state: "requested",
      maxBytes: 1234,
      requestedAt: noon,
      uploadUntil: noon,
    });
  });

  it("is by the name of a file, in no folder", () => {
    const taken = (fileName: string) => uploadAnnouncement.safeParse({ ...announced, fileName }).success;
    expect(["cv.pdf", "mon cv.pdf", "../cv.pdf", "C:\\cv.pdf", "\u200e"].map(taken)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("is refused once the file is full, removed pieces apart", () => {
    const full = Array.from({ length: guidePolicy.evidence.pieces }, (_, n) => piece(n));
    const request = (existing: Evidence[]) =>
      refusalOf(() => requestUpload(announced, { ...given, existing }, noon))?.code;
    expect(request(full)).toBe("too-many-pieces");
    expect(request(full.slice(1))).toBeUndefined();
    expect(request(full.with(0, piece(0, { state: "removed" })))).toBeUndefined();
  });

  it("refuses a type, an extension, a size or a domain that is not accepted, naming the field", () => {
    expect(faults({ fileName: "mon.cv.pdf" })).toBeUndefined();
    expect(faults({ fileName: "cv.exe" })).toEqual(["fileName"]);
    expect(faults({ fileName: "cv", contentType: "application/x-msdownload" })).toEqual(["contentType"]);
    const told = (changes: object) =>
      refusalOf(() => requestUpload({ ...announced, ...changes }, given, noon))?.fields[0]?.message;
    expect(told({ fileName: "cv.rtf", contentType: "image/gif" })).toContain("un document RTF");
    expect(told({ fileName: "cv", contentType: "image/gif" })).toContain("une image GIF");
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

describe("R-VAE-6, R-VAE-7, R-VAE-8: what changes a piece", () => {
  const later = "2027-02-03T11:00:00Z";

  it("another form, its removal and its expiry are its next version", () => {
    const requested = piece(1, { state: "requested" });
    expect(renewUpload(piece(1, { state: "expired" }), later)).toEqual({
      ...requested,
      version: 2,
      uploadUntil: later,
    });
    expect(removeEvidence(requested)).toEqual({ ...requested, state: "removed", version: 2 });
    expect(expireUpload(requested)).toEqual({ ...requested, state: "expired", version: 2 });
  });

  it("a description names domains of the certification", () => {
    const described = { category: "experience" as const, title: "Lettre", domains: ["CMI-1"] };
    expect(describeEvidence(piece(1), described, ["CMI-1"])).toEqual({
      ...piece(1),
      ...described,
      version: 2,
    });
    expect(
      refusalOf(() => describeEvidence(piece(1), { ...described, domains: ["CMI-1", "CRD-1"] }, ["CMI-1"])),
    ).toMatchObject({ code: "domain-unknown", fields: [{ path: "domains.1" }] });
  });
});

const bytes = { size: 500, sha256: "a".repeat(64), found: { contentType: "application/pdf" } };
const waiting = piece(1, { state: "requested" });
const verify = (changes: object = {}, others = [waiting], file: VaeFile = fileIn("admissible")) =>
  verifyUpload(file, others, waiting.id, { ...bytes, ...changes }, noon);

describe("R-VAE-8: verifying an upload", () => {
  it("accepts bytes of the announced type and size, with their digest", () => {
    expect(verify()).toStrictEqual({
      kind: "recorded",
      evidence: {
        ...waiting,
        version: 2,
        state: "accepted",
        size: 500,
        sha256: bytes.sha256,
        verifiedAt: noon,
      },
      replaced: [],
    });
    expect(verify({ size: waiting.maxBytes })).toMatchObject({ evidence: { state: "accepted" } });
  });

  it.each([
    [
      "a program",
      { found: { fault: { reason: "type-not-allowed", type: "application/x-msdownload" } } },
      "type-not-allowed",
      /un programme/,
    ],
    [
      "bytes of no known type",
      { found: { fault: { reason: "type-not-allowed" } } },
      "type-not-allowed",
      /pas reconnu.*PDF, JPG/,
    ],
    ["another accepted type", { found: { contentType: "image/png" } }, "type-mismatch", / PDF,.* image PNG/],
    ["an empty file", { size: 0 }, "empty", /vide/],
    ["more than was allowed", { size: 1001 }, "too-large", /limite/],
  ])("rejects %s, and says why", (_, changes, reason, said) => {
    expect(verify(changes)).toMatchObject({
      evidence: { state: "rejected", rejection: { reason, detail: expect.stringMatching(said) } },
    });
  });

  it("R-EVI-1: takes a picture, a film or a sound as what it is, by its ending and with what shows it", () => {
    const named = (fileName: string, contentType: string, found: object) =>
      verify({ found }, [{ ...waiting, fileName, contentType }]);
    expect(
      named("IMG.jpg", "image/jpeg", { contentType: "image/heic", preview: "image/jpeg" }),
    ).toMatchObject({
      evidence: { state: "accepted", fileName: "IMG.heic", contentType: "image/heic", preview: "image/jpeg" },
    });
    const sound = named("a.m4a", "audio/mp4", { contentType: "video/mp4" });
    expect(sound).toMatchObject({ evidence: { fileName: "a.m4a", contentType: "audio/mp4" } });
    const film = named("a.mov", "video/quicktime", { contentType: "video/mp4" });
    expect(film).toMatchObject({ evidence: { fileName: "a.mp4", contentType: "video/mp4" } });
    const filmOfSound = named("a.m4a", "audio/mp4", { contentType: "video/quicktime" });
    expect(filmOfSound).toMatchObject({ evidence: { fileName: "a.mov", contentType: "video/quicktime" } });
    expect(sound.kind === "recorded" && "preview" in sound.evidence).toBe(false);
    expect(() => verify({ found: { contentType: "image/gif" } })).toThrow(/no accepted format/);
  });

  it("finds the piece among the others, and names a type that is accepted no more", () => {
    const gif = { ...waiting, contentType: "image/gif" };
    expect(verify({}, [piece(2), gif])).toMatchObject({
      evidence: { id: waiting.id, rejection: { reason: "type-mismatch" } },
    });
  });

  it("rejects the same bytes twice in a file, but not beside a rejected or removed piece", () => {
    const twin = piece(2, { sha256: bytes.sha256 });
    expect(verify({}, [waiting, twin])).toMatchObject({
      evidence: { rejection: { reason: "duplicate", detail: expect.stringContaining(twin.title) } },
    });
    expect(verify({}, [waiting, { ...twin, sha256: "b".repeat(64) }])).toMatchObject({
      evidence: { state: "accepted" },
    });
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
