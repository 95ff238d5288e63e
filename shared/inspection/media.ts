import { open } from "node:fs/promises";
import type { ISOFile, Movie } from "mp4box";
import type { Fault } from "../domain/evidence/inspection.ts";
import { mediaFault, saidBytesOfMp3, type TrackFacts } from "../domain/evidence/media-faults.ts";

/** Bytes that are handed to the parser at a time. */
const chunkBytes = 1024 * 1024;

/** R-EVI-3: the fault of an MP4, MOV or M4A, or undefined. What is shown and heard is not read: where it should end is. */
export async function inspectMedia(path: string): Promise<Fault | undefined> {
  const { createFile, MP4BoxBuffer } = await import("mp4box");
  const file = createFile();
  let movie: Movie | undefined;
  file.onReady = (info) => {
    movie = info;
  };
  const handle = await open(path);
  const { size } = await handle.stat();
  try {
    for (let position = 0; position < size; ) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes, position);
      const chunk = MP4BoxBuffer.fromArrayBuffer(
        buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + bytesRead) as ArrayBuffer,
        position,
      );
      const next = file.appendBuffer(chunk, position + bytesRead >= size);
      position = next > position ? next : position + bytesRead;
    }
    file.flush();
  } catch {
    return { reason: "unreadable" };
  } finally {
    await handle.close();
  }
  // What is cut before its index is never ready.
  if (movie === undefined) return { reason: boxesEnd(file) > size ? "truncated" : "unreadable" };
  if (boxesEnd(file) > size) return { reason: "truncated" };
  return mediaFault(
    movie.tracks.map((track) => factsOf(file, track)),
    size,
  );
}

/** Where the last box that was begun says that it ends. */
function boxesEnd({ boxes }: ISOFile): number {
  return Math.max(0, ...boxes.map(({ start = 0, size }) => start + size));
}

function factsOf(file: ISOFile, { id, codec }: Movie["tracks"][number]): TrackFacts {
  // By its handler: the library calls what it can't decode itself metadata.
  const handler = file.getTrackById(id).mdia?.hdlr?.handler;
  const samples = file.getTrackSamplesInfo(id);
  return {
    codec,
    kind: handler === "vide" ? "video" : handler === "soun" ? "audio" : "other",
    samples: samples.length,
    end: samples.reduce((end, { offset, size }) => Math.max(end, offset + size), 0),
  };
}

/** R-EVI-3: the fault of an MP3, or undefined. */
export async function inspectMp3(path: string, head: Uint8Array, size: number): Promise<Fault | undefined> {
  const { parseFile } = await import("music-metadata");
  try {
    const { format } = await parseFile(path, { duration: true, skipCovers: true });
    if (!/MPEG/.test(format.container ?? "") || !/Layer 3/.test(format.codec ?? "") || !format.duration)
      return { reason: "unreadable" };
  } catch {
    return { reason: "unreadable" };
  }
  return (saidBytesOfMp3(head) ?? 0) > size ? { reason: "truncated" } : undefined;
}
