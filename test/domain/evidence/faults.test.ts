import { describe, expect, it } from "vitest";
import { faultOfScan, objectScanned } from "../../../events/guardduty.ts";
import { inspectionBounds } from "../../../shared/domain/evidence/bounds.ts";
import {
  type DocumentFacts,
  documentFault,
  outgrown,
} from "../../../shared/domain/evidence/document-faults.ts";
import { rejectionReason } from "../../../shared/domain/evidence/evidence.ts";
import { endsEarly } from "../../../shared/domain/evidence/image-faults.ts";
import { fault } from "../../../shared/domain/evidence/inspection.ts";
import { mediaFault, saidBytesOfMp3, type TrackFacts } from "../../../shared/domain/evidence/media-faults.ts";
import { type PdfFacts, pdfFault, saysItsEnd } from "../../../shared/domain/evidence/pdf-faults.ts";
import { maskingAdvice, refusalOfFault } from "../../../shared/domain/evidence/refusals.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("R-EVI-3: a PDF", () => {
  const plain: PdfFacts = {
    pages: 2,
    actions: ["URI", "GoTo"],
    automatic: false,
    attached: [],
    dynamicForm: false,
    richMedia: false,
  };
  const reason = (changes: Partial<PdfFacts>) => pdfFault({ ...plain, ...changes })?.reason;

  it.each<[string, Partial<PdfFacts>, string | undefined]>([
    ["with links", {}, undefined],
    ["that opens on a page", { opening: "GoTo" }, undefined],
    ["that opens an address", { opening: "URI" }, "script"],
    ["with a script", { actions: ["URI", "JavaScript"] }, "script"],
    ["that starts a program", { actions: ["Launch"] }, "script"],
    ["that opens another within", { actions: ["GoToE"] }, "script"],
    ["with an action of a page", { automatic: true }, "script"],
    ["that is a form of Adobe's", { dynamicForm: true }, "script"],
    ["with a film of Flash", { richMedia: true }, "embedded-file"],
    ["with a program", { attached: ["a.xml", "setup.exe"] }, "embedded-file"],
    ["with figures and a picture", { attached: ["a.XML", "b.csv", "c.png"] }, undefined],
    ["without pages", { pages: 0 }, "unreadable"],
    ["of the most pages", { pages: inspectionBounds.pages }, undefined],
    ["of more", { pages: inspectionBounds.pages + 1 }, "too-complex"],
  ])("%s", (_, changes, expected) => {
    expect(reason(changes)).toBe(expected);
  });

  it("names the first file that is no mere data", () => {
    expect(pdfFault({ ...plain, attached: ["a.txt", "b.bat"] })).toEqual({
      reason: "embedded-file",
      named: "b.bat",
    });
  });

  it("names none where there is no name", () => {
    expect(pdfFault({ ...plain, attached: [""] })).toEqual({ reason: "embedded-file" });
  });

  it("says its end within its last 1,024 bytes, blanks and zeros apart", () => {
    const ended = (count: number, text = "x") => latin1(`%%EOF${text.repeat(count)}`);
    expect(saysItsEnd(ended(1_019))).toBe(true);
    expect(saysItsEnd(ended(1_020))).toBe(false);
    expect(saysItsEnd(ended(5_000, "\0\r\n "))).toBe(true);
    expect(saysItsEnd(latin1(`a b%%EOF${"\0".repeat(2_000)}`))).toBe(true);
    expect(saysItsEnd(latin1(`a \n${"b".repeat(1_100)}%%EOF`))).toBe(true);
  });
});

describe("R-EVI-3: a document", () => {
  const plain: DocumentFacts = {
    names: [
      "word/document.xml",
      "word/media/image1.png",
      "word/embeddings/Sheet.xlsx",
      "Basic/Standard/script-lb.xml",
    ],
    types: ["application/xml"],
    links: [],
    encrypted: false,
    events: false,
  };
  const found = (changes: Partial<DocumentFacts>) =>
    documentFault({ ...plain, ...changes, names: [...plain.names, ...(changes.names ?? [])] });
  const link = (kind: string, target: string) => found({ links: [{ kind, target }] })?.reason;

  it("that holds text, pictures and the sheet of a chart has none", () => {
    expect(found({})).toBeUndefined();
  });

  it.each([
    "word/vbaProject.bin",
    "word/vbaData.xml",
    "word/activeX/activeX1.bin",
    "Basic/Standard/Module1.xml",
    "Scripts/python/a.py",
  ])("%s is a macro", (name) => {
    expect(found({ names: [name] })).toEqual({ reason: "macro" });
  });

  it.each(["word/embeddings/oleObject1.bin", "word/embeddings/a.xlsm", "word/media/a.exe", "a.js"])(
    "%s is another file within",
    (name) => {
      expect(found({ names: [name] })).toEqual({ reason: "embedded-file", named: name.split("/").at(-1) });
    },
  );

  it("is told by what it lists too", () => {
    const xml = "application/xml";
    expect(found({ types: [xml, "application/vnd.ms-office.vbaProject"] })?.reason).toBe("macro");
    expect(found({ types: [xml, "application/vnd.sun.star.oleobject"] })?.reason).toBe("embedded-file");
    expect(found({ encrypted: true, events: true })?.reason).toBe("password");
    expect(found({ events: true })?.reason).toBe("script");
  });

  it.each([
    ["attachedTemplate", "https://e.example.org/m.dotm", "remote-template"],
    ["attachedTemplate", "\\\\serveur\\m.dotx", "remote-template"],
    ["attachedTemplate", "file:///\\\\serveur\\m.dotx", "remote-template"],
    ["attachedTemplate", "file://serveur/m.dotx", "remote-template"],
    ["attachedTemplate", "file:///C:\\Modeles\\m.dotx", undefined],
    ["attachedTemplate", "Normal.dotm", undefined],
    ["attachedTemplate", "//serveur/m.dotx", "remote-template"],
    ["attachedTemplate", "file:\\\\C:\\m.dotx", undefined],
    ["attachedTemplate", "a/http:/m.dotx", undefined],
    ["attachedTemplate", "a//m.dotx", undefined],
    ["attachedTemplate", "http://e.example.org/m.dotm", "remote-template"],
    ["oleObject", "ftp://e.example.org/a", "remote-template"],
    ["image", "\\\\serveur\\a.png", "remote-template"],
    ["image", "file://C:/a.png", undefined],
    ["oleObject", "mhtml:http://e.example.org/x", "remote-template"],
    ["oleObject", "ms-msdt:/id", "remote-template"],
    ["hyperlink", "https://e.example.org/", undefined],
    ["hyperlink", "\\\\serveur\\a.docx", undefined],
    ["image", "https://e.example.org/a.png", undefined],
    ["image", "file://serveur/a.png", "remote-template"],
    ["image", "file:///C:/a.png", undefined],
  ])("%s %s: %s", (kind, target, expected) => {
    expect(link(kind, target)).toBe(expected);
  });

  it("is bounded in what it holds and unpacks to", () => {
    const { entries, unpackedBytes } = inspectionBounds;
    expect([
      outgrown(entries, unpackedBytes),
      outgrown(entries + 1, 0),
      outgrown(0, unpackedBytes + 1),
    ]).toEqual([false, true, true]);
  });
});

describe("R-EVI-3: a picture that can't be decoded was cut, or is spoilt", () => {
  it("by how it ends", () => {
    expect(endsEarly(latin1(`\x89PNG${"x".repeat(90)}`), "image/png")).toBe(true);
    expect(endsEarly(latin1(`\x89PNG${"x".repeat(90)}IEND1234`), "image/png")).toBe(false);
    expect(endsEarly(latin1("\xff\xd8abc"), "image/jpeg")).toBe(true);
    expect(endsEarly(latin1("\xff\xd8abc\xff\xd9"), "image/jpeg")).toBe(false);
    expect(endsEarly(latin1("RIFF\x05\0\0\0WEBPV"), "image/webp")).toBe(false);
    expect(endsEarly(latin1("RIFF\x06\0\0\0WEBPV"), "image/webp")).toBe(true);
  });
});

describe("R-EVI-3: a film or a sound", () => {
  const track = (changes: Partial<TrackFacts> = {}): TrackFacts => ({
    codec: "avc1.42c00a",
    kind: "video",
    samples: 3,
    end: 100,
    ...changes,
  });
  const reason = (...tracks: TrackFacts[]) => mediaFault(tracks, 100)?.reason;

  it("is complete, and of a codec that computers play", () => {
    expect(reason(track(), track({ kind: "audio", codec: "mp4a.40.2" }))).toBeUndefined();
    expect(reason(track(), track({ kind: "other", codec: "tmcd", end: 900 }))).toBeUndefined();
    expect(reason(track({ end: 101 }), track())).toBe("truncated");
    expect(reason(track(), track({ codec: "ap4h" }))).toBe("codec");
    expect(reason(track({ codec: "encv" }))).toBe("codec");
    expect(reason(track({ samples: 0 }), track({ kind: "other" }))).toBe("unreadable");
    expect(reason()).toBe("unreadable");
  });

  it("an MP3 says in its first frame how long it is, or doesn't", () => {
    const said = (flags: number) => {
      const head = new Uint8Array(64);
      head.set(latin1("Xing"), 20);
      new DataView(head.buffer).setUint32(24, flags);
      new DataView(head.buffer).setUint32(28, 7);
      new DataView(head.buffer).setUint32(32, 9);
      return saidBytesOfMp3(head);
    };
    const first = new Uint8Array(16);
    first.set(latin1("Info"));
    new DataView(first.buffer).setUint32(4, 2);
    new DataView(first.buffer).setUint32(8, 5);
    expect(saidBytesOfMp3(first)).toBe(5);
    expect(saidBytesOfMp3(new Uint8Array(64))).toBeUndefined();
    expect([said(0), said(1), said(2), said(3)]).toEqual([undefined, undefined, 7, 9]);
    expect(saidBytesOfMp3(latin1("ID3"))).toBeUndefined();
    expect(saidBytesOfMp3(latin1("abcInfo\0\0\0\x03"))).toBeUndefined();
  });
});

describe("R-EVI-3: what the malware scan tells", () => {
  const told = (scanResultStatus: string) =>
    faultOfScan(
      objectScanned.parse({
        scanStatus: "COMPLETED",
        s3ObjectDetails: { bucketName: "b", objectKey: "incoming/a/b", eTag: "e", versionId: "v" },
        scanResultDetails: { scanResultStatus, threats: null },
      }),
    )?.reason;

  it("is a fault for a threat, and for what was not scanned to its end", () => {
    expect(["NO_THREATS_FOUND", "THREATS_FOUND", "UNSUPPORTED", "ACCESS_DENIED", "FAILED"].map(told)).toEqual(
      [undefined, "malware", "scan-failed", "scan-failed", "scan-failed"],
    );
  });
});

describe("R-EVI-3: each fault is told in words, with what to do", () => {
  it.each(rejectionReason.options.filter((one) => !/mismatch|too-large|empty|duplicate/.test(one)))(
    "%s",
    (reason) => {
      const said = refusalOfFault(fault.parse({ reason }));
      expect(said).toMatch(/^[A-ZÉ].*\..*\.$/);
      expect(said).toMatch(/nregistrez|éposez|lisez/);
      expect(said).not.toMatch(/undefined| [:;?!]/);
    },
  );

  it("with the name of what is within, what it is, and how much is too much", () => {
    expect(refusalOfFault({ reason: "embedded-file", named: "setup.exe" })).toContain(
      "«\u00a0setup.exe\u00a0»",
    );
    const long = `\u202e${"a".repeat(90)}.exe`;
    expect(refusalOfFault({ reason: "embedded-file", named: long })).toContain(
      `«\u00a0${"a".repeat(80)}\u00a0»`,
    );
    expect(refusalOfFault({ reason: "embedded-file" })).not.toContain("(");
    expect(refusalOfFault({ reason: "type-not-allowed", type: "text/html" })).toContain("une page web");
    expect(refusalOfFault({ reason: "too-many-pixels" })).toContain("100\u00a0millions");
    expect(refusalOfFault({ reason: "too-many-pixels", type: "image/heic" })).toContain("50\u00a0millions");
  });

  it("R-EVI-4: people are asked to mask social-security numbers", () => {
    expect(maskingAdvice).toContain("masquez le numéro de sécurité sociale");
  });
});
