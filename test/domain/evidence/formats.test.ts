import { describe, expect, it } from "vitest";
import { fileName } from "../../../shared/domain/evidence/file-name.ts";
import {
  announcedFormat,
  endingOf,
  evidenceFormats,
  formatOf,
  passesFor,
  withEndingOf,
} from "../../../shared/domain/evidence/formats.ts";
import {
  acceptedInWords,
  refusalInWords,
  refusedFormat,
  refusedFormats,
} from "../../../shared/domain/evidence/refused-formats.ts";

const typeOf = (name: string, announced = "") => announcedFormat(name, announced)?.contentType;
const format = (contentType: string) => {
  const found = formatOf(contentType);
  if (found === undefined) throw new Error(contentType);
  return found;
};

describe("R-EVI-1: what a file is announced as", () => {
  it.each([
    ["cv.pdf", "application/octet-stream", "application/pdf"],
    ["CV.PDF", "", "application/pdf"],
    [
      "a.docx",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["a.docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    [
      "a.docx",
      "application/octet-stream",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["a.odt", "", "application/vnd.oasis.opendocument.text"],
    ["a.odt", "application/octet-stream", "application/vnd.oasis.opendocument.text"],
    ["a.heic", "", "image/heic"],
    ["a.heic", "application/octet-stream", "image/heic"],
    ["lo.doc", "application/msword", undefined],
    ["lo.rtf", "application/rtf", undefined],
    ["macro.docm", "application/vnd.ms-word.document.macroEnabled.12", undefined],
    ["a.jfif", "IMAGE/JPEG", "image/jpeg"],
    ["a.jpe", "image/jpg", "image/jpeg"],
    ["a.heif", "", "image/heic"],
    ["a.mp3", "audio/mp3", "audio/mpeg"],
    ["a.mov", "", "video/quicktime"],
    ["a.m4a", "audio/x-m4a", "audio/mp4"],
    ["photo", "IMAGE/JPG", "image/jpeg"],
    ["photo", " image/heif ; q=1", "image/heic"],
    ["Capture 2026-11-26 10.30.00", "image/png", "image/png"],
    [".pdf", "application/pdf", "application/pdf"],
    ["a.gif", "image/png", undefined],
    ["photo", "", undefined],
    ["photo", "application/octet-stream", undefined],
  ])("%s, announced as « %s »", (name, announced, type) => {
    expect(typeOf(name, announced)).toBe(type);
  });

  it("no type, alias or ending says two formats, nor one that is refused", () => {
    const of = (said: (one: (typeof evidenceFormats)[number]) => readonly string[]) =>
      evidenceFormats.flatMap(said);
    const types = of(({ contentType, aliases }) => [contentType, ...aliases]);
    const endings = of(({ extensions }) => extensions);
    const refused = refusedFormats.flatMap(({ types: [...all], extensions }) => [...all, ...extensions]);
    const all = [...types, ...endings, ...refused];
    // What is raw AAC by its bytes is announced as M4A is, by some recorders.
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual(["audio/aac"]);
  });

  it("an ending is of letters and digits, with a letter", () => {
    expect(
      ["a.PDF", "a.b.Docx", "a.7z", "a.10", "a.", "a", ".b", "a.de fin", "a.toolongending"].map(endingOf),
    ).toEqual(["pdf", "docx", "7z", "", "", "", "", "", ""]);
  });

  it("pictures pass for each other, films and sounds of MP4 too, documents and MP3 for themselves alone", () => {
    const pairs = evidenceFormats.flatMap((real) =>
      evidenceFormats.filter((named) => passesFor(real, named)).map((named) => [real.nature, named.nature]),
    );
    expect(pairs.length).toBe(4 * 4 + 3 * 3 + 3 + 1);
    expect(passesFor(format("image/png"), format("image/heic"))).toBe(true);
    expect(passesFor(format("video/mp4"), format("audio/mp4"))).toBe(true);
    expect(passesFor(format("audio/mpeg"), format("audio/mp4"))).toBe(false);
    expect(passesFor(format("application/pdf"), format("image/png"))).toBe(false);
  });
});

describe("R-EVI-2: what is refused is refused in words", () => {
  it("lists what is accepted by its usual endings", () => {
    expect(acceptedInWords).toBe("PDF, JPG, PNG, HEIC, WEBP, DOCX, ODT, MP4, MOV, MP3, M4A");
  });

  it.each(refusedFormats)("$what: what it is, why, what to do", (refused) => {
    const said = refusalInWords(refused);
    expect(said).toMatch(/^Ce fichier est (un|une) .+\u00a0; .+\. [A-ZÉ].+\.$/);
    expect(refusedFormat(undefined, `x.${refused.extensions[0]?.toUpperCase()}`)).toBe(refused);
    for (const type of refused.types) expect(refusedFormat(type)).toBe(refused);
  });

  it.each([
    ["lo.doc", "application/msword"],
    ["lo.rtf", "application/rtf"],
    ["macro.docm", "application/vnd.ms-word.document.macroenabled.12"],
  ])("%s is a kind that has words of its own, by its name or its type", (fileName, type) => {
    const byName = refusedFormat(undefined, fileName);
    expect(byName).toBeDefined();
    expect(refusedFormat(type)).toBe(byName);
    expect(refusalInWords(byName)).toMatch(/nregistrez-le au format PDF/);
  });

  it("what is not known is said so, with what is accepted", () => {
    expect(refusedFormat("application/x-unknown", "x.unknown")).toBeUndefined();
    expect(refusedFormat(undefined)).toBeUndefined();
    expect(refusalInWords(undefined)).toContain(acceptedInWords);
  });
});

describe("R-EVI-4: names of files are normalised", () => {
  it.each([
    ["e\u0301tat.pdf", "état.pdf"],
    ["\u200eIMG\u202e_1\u0000.jpg", "IMG_1.jpg"],
    [" cv\n.pdf ", "cv.pdf"],
    ["photo \u{1f600}.jpg", "photo _.jpg"],
    ["a\ud800b\ufffdc\uffffd.pdf", "abcd.pdf"],
  ])("%j becomes %j", (given, kept) => {
    expect(fileName.parse(given)).toBe(kept);
  });

  it("is a name of 150 characters at most, and no path", () => {
    const refused = ["a/b.pdf", "a\\b.pdf", "", "\u200e", "a".repeat(151)];
    expect(refused.filter((name) => fileName.safeParse(name).success)).toEqual([]);
    expect(fileName.safeParse("é".repeat(150)).success).toBe(true);
  });

  it("gets the ending of what it is, in the place of another format's", () => {
    const jpeg = format("image/jpeg");
    expect(
      ["a.jpeg", "a.JPG", "a.png", "a.v2", "a", "a.b.heic"].map((name) => withEndingOf(jpeg, name)),
    ).toEqual(["a.jpeg", "a.JPG", "a.jpg", "a.v2.jpg", "a.jpg", "a.b.jpg"]);
  });
});
