import { open, readFile, writeFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { EvidenceFormat } from "../domain/evidence/formats.ts";
import type { Fault, Inspection } from "../domain/evidence/inspection.ts";
import { headBytes, recognise, type Seen } from "../domain/evidence/recognise.ts";
import { type Archive, ArchiveFault, openArchive, textOf } from "./archive.ts";

/** The beginning of a compound file of Microsoft's, and of a zip. */
const compound = "d0cf11e0a1b11ae1";
const zipped = ["504b0304", "504b0506"];

/** Names of streams that say what a compound file is. */
const tellingStreams = [
  "EncryptedPackage",
  "WordDocument",
  "Workbook",
  "PowerPoint Document",
  "__properties_version1.0",
];

/**
 * R-EVI-1, R-EVI-3: what a file is by its bytes, and whether a jury can open it safely. Each format's parser is loaded for itself.
 * A HEIC's JPEG is written to `previewPath`.
 */
export async function inspectFile(path: string, previewPath: string): Promise<Inspection> {
  let archive: Archive | undefined;
  try {
    const { head, size } = await beginningOf(path);
    if (zipped.includes(hex(head, 4))) archive = await openArchive(path);
    const found = recognise(await seen(path, head, archive));
    if ("fault" in found) return found;
    const { contentType } = found.format;
    if (contentType === "image/heic") {
      const { inspectHeic } = await import("./heic.ts");
      const shown = await inspectHeic(await readFile(path));
      if ("fault" in shown) return shown;
      await writeFile(previewPath, shown.jpeg);
      return { contentType, preview: "image/jpeg" };
    }
    const fault = await faultOf(found.format, { path, head, size, archive });
    return fault === undefined ? { contentType } : { fault };
  } catch (error) {
    if (error instanceof ArchiveFault) return { fault: { reason: error.reason } };
    throw error;
  } finally {
    archive?.zip.close();
  }
}

async function faultOf(
  format: EvidenceFormat,
  {
    path,
    head,
    size,
    archive,
  }: { path: string; head: Uint8Array; size: number; archive: Archive | undefined },
): Promise<Fault | undefined> {
  if (archive !== undefined) return (await import("./document.ts")).inspectDocument(archive);
  switch (format.contentType) {
    case "application/pdf":
      return (await import("./pdf.ts")).inspectPdf(await readFile(path));
    case "audio/mpeg":
      return (await import("./media.ts")).inspectMp3(path, head, size);
    case "video/mp4":
    case "video/quicktime":
    case "audio/mp4":
      return (await import("./media.ts")).inspectMedia(path);
    default:
      return (await import("./image.ts")).inspectImage(await readFile(path), format);
  }
}

async function seen(path: string, head: Uint8Array, archive: Archive | undefined): Promise<Seen> {
  if (archive !== undefined) {
    const names = archive.entries.map((entry) => entry.fileName);
    const [mimetype, contentTypes] = [
      await textOf(archive, "mimetype"),
      await textOf(archive, "[Content_Types].xml"),
    ];
    return { head, archive: { names, contentTypes, mimetype: mimetype || undefined } };
  }
  if (hex(head, 8) === compound) {
    // Names of streams are UTF-16 in the directory, which stands anywhere.
    const whole = await readFile(path);
    return { head, streams: tellingStreams.filter((name) => whole.includes(name, 0, "utf16le")) };
  }
  return { head, signature: (await fileTypeFromBuffer(head).catch(() => undefined))?.mime.toLowerCase() };
}

async function beginningOf(path: string): Promise<{ head: Uint8Array; size: number }> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

const hex = (bytes: Uint8Array, count: number) => Buffer.from(bytes.subarray(0, count)).toString("hex");
