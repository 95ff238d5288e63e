import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { noisyPhoto, pdf, wordDocument } from "../../demo/files.ts";
import { upload } from "../../demo/vae-story.ts";
import { evidenceFormats } from "../../shared/domain/evidence/formats.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

/** The opening bytes of an ISO media file of a brand. */
const isoMedia = (brand: string) =>
  new Uint8Array([
    0,
    0,
    0,
    24,
    ...strToU8(`ftyp${brand}`),
    0,
    0,
    0,
    0,
    ...strToU8(`${brand}mif1`),
    ...new Uint8Array(64),
  ]);

const opendocument = "application/vnd.oasis.opendocument.text";
const samples: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  "application/pdf": () => pdf("Un document"),
  "image/png": () => noisyPhoto(20, 20),
  "image/jpeg": () =>
    new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...strToU8("JFIF\0"), ...new Uint8Array(64)]),
  "image/heic": () => isoMedia("heic"),
  "image/webp": () =>
    new Uint8Array([...strToU8("RIFF"), 40, 0, 0, 0, ...strToU8("WEBPVP8 "), ...new Uint8Array(64)]),
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": () =>
    wordDocument("Une attestation"),
  [opendocument]: () =>
    zipSync({ mimetype: [strToU8(opendocument), { level: 0 }], "content.xml": strToU8("<x/>") }),
  "video/mp4": () => isoMedia("isom"),
  "audio/mpeg": () =>
    new Uint8Array([...strToU8("ID3"), 4, 0, 0, 0, 0, 0, 0, 0xff, 0xfb, 0x90, 0x64, ...new Uint8Array(1500)]),
};

const stack = useLocalStack();
let people: Awaited<ReturnType<typeof stageOn>>["people"];
let fileId = "";

beforeAll(async () => {
  ({ people } = await stageOn(stack()));
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "AC",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  fileId = file.id;
});

const verified = async (contentType: string, extension: string, bytes: Uint8Array) => {
  const piece = { category: "experience", title: contentType, fileName: `pièce.${extension}`, contentType };
  const id = await upload(people.candidate, fileId, piece, bytes);
  await stack().settled();
  return people.candidate.call("GET", `/files/${fileId}/evidence/${id}`);
};

describe("R-VAE-6: every accepted format, told from its bytes", () => {
  it.each(evidenceFormats)("accepts a real $label", async ({ contentType, extensions }) => {
    const bytes = await samples[contentType]?.();
    if (bytes === undefined) throw new Error(`no sample of ${contentType}`);
    const { state, rejection } = await verified(contentType, extensions[0] ?? "", bytes);
    expect([state, rejection]).toEqual(["accepted", undefined]);
  });

  it("refuses a plain zip that calls itself a Word document, and a page that calls itself a picture", async () => {
    const zip = zipSync({ "a.txt": strToU8("a") });
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    expect((await verified(word, "docx", zip)).rejection.reason).toBe("type-not-allowed");
    expect((await verified("image/png", "png", strToU8("<html></html>"))).rejection.reason).toBe(
      "type-not-allowed",
    );
    expect((await verified("image/png", "png", await pdf("Un autre document"))).rejection.reason).toBe(
      "type-mismatch",
    );
  });
});
