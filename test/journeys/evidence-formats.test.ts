import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { pdf } from "../../demo/files.ts";
import { maskingAdvice } from "../../shared/domain/evidence/refusals.ts";
import { corpusFile } from "../support/corpus.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { postForm } from "../support/post-form.ts";
import { stageOn } from "../support/stage.ts";

/** In parts, so that scanners leave this file alone. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*"].join("");

const stack = useLocalStack();
let people: Awaited<ReturnType<typeof stageOn>>["people"];
let fileId = "";

beforeAll(async () => {
  ({ people } = stageOn(stack()));
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "AC",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  fileId = file.id;
});

const announce = (fileName: string, contentType?: string) =>
  people.candidate.send("POST", `/files/${fileId}/evidence`, {
    category: "experience",
    title: "Une pièce",
    domains: [],
    fileName,
    ...(contentType === undefined ? {} : { contentType }),
  });

/** Announces and uploads; gives the piece's identifier. */
async function deposit(fileName: string, bytes: Uint8Array, contentType?: string): Promise<string> {
  const { status, body } = await announce(fileName, contentType);
  expect(status).toBe(201);
  expect(body.advice).toBe(maskingAdvice);
  expect((await postForm(body.upload, bytes, fileName)).status).toBe(204);
  return body.evidence.id;
}

const read = (id: string) => people.candidate.call("GET", `/files/${fileId}/evidence/${id}`);

describe("R-EVI-1, R-EVI-2, R-EVI-3, R-VAE-6: what candidates send, from the form to the answer", () => {
  it("accepts what a jury can open, by any name that telephones and browsers give it", async () => {
    const sent: [string, string, string | undefined, string][] = [
      ["lo-cv.docx", "CV.DOCX", "application/msword", "CV.DOCX"],
      ["photo.jfif", "IMG 1.jfif", "", "IMG 1.jfif"],
      ["heic-brand-mif1.heic", "IMG_2.HEIC", undefined, "IMG_2.HEIC"],
      ["webp-lossy.webp", "\u200ephoto\ufe0f.jpg", "image/jpeg", "photo_.webp"],
      ["sound-mp42.m4a", "Entretien.m4a", "audio/x-m4a", "Entretien.m4a"],
      ["pdf-pjl.pdf", "Capture 10.30.00", "application/x-pdf", "Capture 10.30.00.pdf"],
    ];
    const ids = await Promise.all(sent.map(([file, name, type]) => deposit(name, corpusFile(file), type)));
    await stack().settled();
    const pieces = await Promise.all(ids.map(read));
    expect(pieces.map(({ state, rejection, fileName }) => [state, rejection, fileName])).toEqual(
      sent.map(([, , , kept]) => ["accepted", undefined, kept]),
    );
    expect(pieces.map(({ contentType }) => contentType.split("/")[1])).toEqual(
      expect.arrayContaining(["jpeg", "heic", "webp", "mp4", "pdf"]),
    );
    const [, , heic = ""] = ids;
    const link = await people.candidate.call("GET", `/files/${fileId}/evidence/${heic}/content`);
    const shown = Buffer.from(await (await fetch(link.previewUrl)).arrayBuffer());
    expect(shown.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect((await people.candidate.send("DELETE", `/files/${fileId}/evidence/${heic}`)).status).toBe(204);
    await stack().settled();
    expect((await fetch(link.previewUrl)).status).toBe(404);
  });

  it("refuses by name what a jury can't use, and says what to do", async () => {
    const { status, body } = await announce("lettre.rtf", "application/rtf");
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("fileName");
    expect(JSON.stringify(body)).toContain("Ce fichier est un document RTF");
    expect(JSON.stringify(body)).toContain("enregistrez-le au format PDF");
  });

  it("refuses by its bytes what can't be opened safely, with its cause; and what the scan finds, wherever it is in it", async () => {
    const virus = Buffer.concat([
      Buffer.from(await pdf("Une attestation")),
      Buffer.from(`\n${eicar}\n%%EOF\n`),
    ]);
    const sent: [string, Uint8Array, string, RegExp][] = [
      ["secret.pdf", corpusFile("qpdf-user-256.pdf"), "password", /mot de passe/],
      ["page.pdf", corpusFile("page.pdf"), "type-not-allowed", /une page web/],
      ["photo.png", corpusFile("lo-cv.pdf"), "type-mismatch", /\.pdf/],
      ["virus.pdf", virus, "malware", /antivirus/],
    ];
    const ids = await Promise.all(sent.map(([name, bytes]) => deposit(name, bytes)));
    await stack().settled();
    const pieces = await Promise.all(ids.map(read));
    expect(pieces.map(({ state, rejection }) => [state, rejection?.reason])).toEqual(
      sent.map(([, , reason]) => ["rejected", reason]),
    );
    for (const [index, [, , , said]] of sent.entries()) expect(pieces[index].rejection.detail).toMatch(said);
  });

  it("R-EVI-4: posting again with a form that still works changes nothing of what was verified", async () => {
    const { body } = await announce("cv.pdf");
    const first = Buffer.from(await pdf("La première"));
    await postForm(body.upload, first, "cv.pdf");
    await stack().settled();
    await postForm(body.upload, Buffer.from(await pdf("Une autre")), "cv.pdf");
    await stack().settled();
    const { url } = await people.candidate.call(
      "GET",
      `/files/${fileId}/evidence/${body.evidence.id}/content`,
    );
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(first)).toBe(true);
  });

  it("R-EVI-4: of two files sent to one form at once, the one that was scanned and read is the one that is kept", async () => {
    const { body } = await announce("lettre.pdf");
    const sent = await Promise.all(["Un", "Deux"].map(async (title) => Buffer.from(await pdf(title))));
    await Promise.all(sent.map((bytes) => postForm(body.upload, bytes, "lettre.pdf")));
    await stack().settled();
    const { sha256, state } = await read(body.evidence.id);
    const { url } = await people.candidate.call(
      "GET",
      `/files/${fileId}/evidence/${body.evidence.id}/content`,
    );
    const kept = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(state).toBe("accepted");
    expect(createHash("sha256").update(kept).digest("hex")).toBe(sha256);
    expect(sent.filter((bytes) => bytes.equals(kept))).toHaveLength(1);
  });
});
