import { describe, expect, it } from "vitest";
import { isoMediaType, recognise, type Seen } from "../../../shared/domain/evidence/recognise.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const is = (seen: Partial<Seen>) => {
  const found = recognise({ head: new Uint8Array(), ...seen });
  return "format" in found ? found.format.contentType : [found.fault.reason, found.fault.type];
};
const text = (head: string, signature?: string) => is({ head: latin1(head), signature });

/** The box that an ISO media file begins with, of a brand and the brands that it is compatible with. */
const ftyp = (major: string, ...compatible: string[]) => {
  const box = latin1(`\0\0\0\0ftyp${major}\0\0\0\0${compatible.join("")}`);
  new DataView(box.buffer).setUint32(0, box.length);
  return new Uint8Array([...box, ...latin1("\0\0\0\x08free")]);
};

describe("R-EVI-1: what a file is by its bytes", () => {
  it.each([
    [ftyp("heic", "mif1"), "image/heic"],
    [ftyp("mif1", "mif1", "heic"), "image/heic"],
    [ftyp("mif1"), "image/heic"],
    [ftyp("msf1", "hevc"), "image/heic"],
    [ftyp("mif1", "avif"), "image/avif"],
    [ftyp("avif", "mif1"), "image/avif"],
    [ftyp("isom", "iso2"), "video/mp4"],
    [ftyp("mp42"), "video/mp4"],
    [ftyp("qt  ", "qt  "), "video/quicktime"],
    [ftyp("M4A ", "isom"), "audio/mp4"],
    [ftyp("3gp4"), "video/3gpp"],
    [ftyp("mif1", "abcd"), "image/heic"],
    [ftyp("mif1", "a  a", "vifx"), "image/heic"],
    [ftyp("mif1", "isom"), "image/heic"],
    [ftyp("mif1", "qt  ", "avif"), "image/avif"],
    [ftyp("isom").subarray(0, 16), "video/mp4"],
    [new Uint8Array([...ftyp("mif1", "isom"), ...latin1("avifavif")]), "image/heic"],
    [ftyp("zzzz", "isom"), undefined],
    [latin1("\0\0\0\x0fftypisom"), undefined],
    [latin1("\0\0\0\x18abcdisom\0\0\0\0"), undefined],
    [latin1("\0"), undefined],
  ])("brands: %#", (head, type) => {
    expect(isoMediaType(head)).toBe(type);
  });

  it("a PDF has its header within the first 1,024 bytes, and no other signature", () => {
    const ended = (count: number) => text(`${"%".repeat(count)}%PDF-1.7`);
    expect(ended(0)).toBe("application/pdf");
    expect(ended(1_024)).toBe("application/pdf");
    expect(ended(1_025)).toEqual(["type-not-allowed", "text/plain"]);
    expect(text("%PDF-1.7", "application/pdf")).toBe("application/pdf");
    expect(text("\u0001%PDF-1.7")).toBe("application/pdf");
    expect(text("MZ %PDF-1.7", "application/x-msdownload")).toEqual([
      "type-not-allowed",
      "application/x-msdownload",
    ]);
  });

  it("an ISO media file is what its brands say", () => {
    expect(is({ head: ftyp("heic"), signature: "image/heif" })).toBe("image/heic");
    expect(is({ head: ftyp("avif") })).toEqual(["type-not-allowed", "image/avif"]);
  });

  it("an ISO media file of an unknown brand is none that is known, though a library calls it MP4", () => {
    expect(is({ head: ftyp("zzzz"), signature: "video/mp4" })).toEqual(["type-not-allowed", undefined]);
  });

  it.each([
    ["\ufeff \n<!DOCTYPE html><p>", "text/html"],
    ["<HTML>", "text/html"],
    [" \n<body>", "text/html"],
    ["<?xml version='1.0'?><a/>", "application/xml"],
    ["<?xml version='1.0'?><svg/>", "image/svg+xml"],
    ["<svg/>", "image/svg+xml"],
    ["#!/bin/sh", "application/x-sh"],
    ["From: a@b", "message/rfc822"],
    ["[InternetShortcut]\r\n", "application/x.ms.shortcut"],
    ["Un <html> et <?xml et #! et [InternetShortcut] et From: a", "text/plain"],
    ["a\u001bb", "text/plain"],
    ["Bonjour\té", "text/plain"],
    ["a\u0001b", undefined],
    ["a\u001ab", undefined],
    ["", undefined],
  ])("a text: %j", (given, type) => {
    expect(is({ head: new Uint8Array(Buffer.from(given)) })).toEqual(["type-not-allowed", type]);
  });

  it("a signature that a library knows says it, but of XML", () => {
    expect(text("x", "image/png")).toBe("image/png");
    expect(text("x", "image/gif")).toEqual(["type-not-allowed", "image/gif"]);
    expect(text("<svg/>", "application/xml")).toEqual(["type-not-allowed", "image/svg+xml"]);
  });

  const office = (kind: string) =>
    `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
  it.each([
    [
      { names: [], contentTypes: office("wordprocessingml.document") },
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    [
      { names: [], contentTypes: office("spreadsheetml.sheet") },
      ["type-not-allowed", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ],
    [
      {
        names: [],
        contentTypes: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      },
      ["macro", "application/vnd.ms-word.document.macroenabled.12"],
    ],
    [
      { names: [], mimetype: "application/vnd.oasis.opendocument.text\n" },
      "application/vnd.oasis.opendocument.text",
    ],
    [{ names: [], mimetype: "application/epub+zip" }, ["type-not-allowed", "application/epub+zip"]],
    [
      { names: ["AndroidManifest.xml", "META-INF/MANIFEST.MF"] },
      ["type-not-allowed", "application/vnd.android.package-archive"],
    ],
    [{ names: ["a", "META-INF/MANIFEST.MF"] }, ["type-not-allowed", "application/java-archive"]],
    [{ names: ["Index/Document.iwa"] }, ["type-not-allowed", "application/vnd.apple.pages"]],
    [{ names: ["Index.zip"] }, ["type-not-allowed", "application/vnd.apple.pages"]],
    [
      {
        names: ["AndroidManifest.xml", "META-INF/MANIFEST.MF", "Index/Document.iwa", "Index.zip"].flatMap(
          (name) => [`a/${name}`, `${name}.txt`],
        ),
      },
      ["type-not-allowed", "application/zip"],
    ],
    [{ names: ["a.txt"] }, ["type-not-allowed", "application/zip"]],
  ])("an archive: %#", (archive, expected) => {
    expect(is({ archive })).toEqual(expected);
  });

  it.each([
    [["WordDocument"], ["type-not-allowed", "application/msword"]],
    [["Workbook"], ["type-not-allowed", "application/vnd.ms-excel"]],
    [["PowerPoint Document"], ["type-not-allowed", "application/vnd.ms-powerpoint"]],
    [["__properties_version1.0"], ["type-not-allowed", "application/vnd.ms-outlook"]],
    [["EncryptedPackage"], ["password", undefined]],
    [[], ["type-not-allowed", "application/x-cfb"]],
  ])("a compound file with %j", (streams, expected) => {
    expect(is({ streams })).toEqual(expected);
  });
});
