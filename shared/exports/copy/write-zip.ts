import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import { beginParts, finishParts, partBytes, writePartOf } from "../../objects/multipart.ts";
import type { CopiedFile } from "./copied-file.ts";

/**
 * Writes files into a zip, as one object, each once the one before it is written: no more than one part is held in memory.
 * Gives the bytes of the zip.
 */
export async function writeZip(key: string, files: AsyncIterable<CopiedFile>): Promise<number> {
  const zip = new ZipFile();
  const stop = new AbortController();
  const output = zip.outputStream.pipe(new PassThrough());
  const giveUp = (error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  // Told by what reads the output as well.
  output.on("error", () => undefined);
  zip.on("error", giveUp);
  const adding = addFiles(zip, files, stop.signal).catch((error: unknown) => {
    giveUp(error);
    throw error;
  });
  const writing = writeParts(key, output).catch((error: unknown) => {
    stop.abort();
    throw error;
  });
  const [added, bytes] = await Promise.allSettled([adding, writing]);
  if (added.status === "rejected" && !stop.signal.aborted) throw added.reason;
  if (bytes.status === "rejected") throw bytes.reason;
  return bytes.value;
}

async function addFiles(zip: ZipFile, files: AsyncIterable<CopiedFile>, signal: AbortSignal): Promise<void> {
  for await (const { path, body } of files) {
    const stream = typeof body === "string" ? Readable.from([Buffer.from(body)]) : await body();
    zip.addReadStream(stream, path);
    await finished(stream, { signal });
  }
  zip.end();
}

async function writeParts(key: string, zipped: Readable): Promise<number> {
  const uploadId = await beginParts(key, "application/zip");
  const tags: string[] = [];
  let bytes = 0;
  let waiting: Buffer[] = [];
  let held = 0;
  const write = async () => {
    tags.push(await writePartOf(key, uploadId, tags.length + 1, Buffer.concat(waiting)));
    bytes += held;
    [waiting, held] = [[], 0];
  };
  for await (const chunk of zipped) {
    waiting.push(chunk);
    held += chunk.byteLength;
    if (held >= partBytes) await write();
  }
  await write();
  await finishParts(key, uploadId, tags);
  return bytes;
}
