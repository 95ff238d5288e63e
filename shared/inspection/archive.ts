import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { outgrown } from "../domain/evidence/document-faults.ts";

/** A zip that was opened, with what it lists. */
export interface Archive {
  zip: ZipFile;
  entries: readonly Entry[];
}

/** Why a zip is not read to its end. */
export class ArchiveFault extends Error {
  readonly reason: "truncated" | "unreadable" | "too-complex" | "password";

  constructor(reason: ArchiveFault["reason"]) {
    super(reason);
    this.name = "ArchiveFault";
    this.reason = reason;
  }
}

/**
 * Opens a zip by its directory, which stands at its end: nothing is unpacked.
 * @throws ArchiveFault
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true }).catch((error) => {
    // Without a directory it was cut; what stands behind one is another fault.
    throw new ArchiveFault(/record signature not found/.test(String(error)) ? "truncated" : "unreadable");
  });
  try {
    return { zip, entries: await listed(zip) };
  } catch (error) {
    zip.close();
    throw error instanceof ArchiveFault ? error : new ArchiveFault("unreadable");
  }
}

async function listed(zip: ZipFile): Promise<Entry[]> {
  if (outgrown(zip.entryCount, 0)) throw new ArchiveFault("too-complex");
  const entries = await Array.fromAsync(zip.eachEntry());
  // Two of a name are one thing to some readers, another to others.
  if (new Set(entries.map(({ fileName }) => fileName)).size !== entries.length)
    throw new ArchiveFault("unreadable");
  return entries;
}

/** Reads an entry to its end, a piece at a time. @throws ArchiveFault when it is not what the directory says. */
export async function readEntry(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
  if (entry.isEncrypted()) throw new ArchiveFault("password");
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    let sum = 0;
    for await (const chunk of stream) {
      sum = crc32(chunk, sum);
      take(chunk);
    }
    if (sum !== entry.crc32) throw new ArchiveFault("unreadable");
  } catch {
    throw new ArchiveFault("unreadable");
  }
}

/** The text of an entry, "" where there is none. @throws ArchiveFault */
export async function textOf({ zip, entries }: Archive, name: string): Promise<string> {
  const entry = entries.find(({ fileName }) => fileName === name);
  const chunks: Buffer[] = [];
  if (entry !== undefined && !outgrown(0, entry.uncompressedSize))
    await readEntry(zip, entry, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks).toString();
}
