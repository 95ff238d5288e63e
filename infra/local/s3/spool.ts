import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { S3Error } from "./s3-error.ts";

/** A body that has arrived completely and waits on disk, with what S3 may have to compare it to. */
export interface SpooledFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Digests in base64, as S3 writes them, by the name of the checksum. */
  digests: { md5: string; sha256: string; sha1: string; crc32: string };
  /** SHA-256 in hex, as signatures write it. */
  sha256Hex: string;
  /** Removes the file; harmless when it is gone. */
  discard(): Promise<void>;
}

/** The directory through which every body passes, so that nothing is stored before all of it has come. */
export class Spool {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Opens the directory and empties it: what an earlier process left there was never stored. */
  static async open(dir: string): Promise<Spool> {
    await rm(dir, { recursive: true, force: true });
    await mkdir(dir, { recursive: true });
    return new Spool(dir);
  }

  /**
   * Writes a body to disk as it arrives. Throws {@link S3Error} EntityTooLarge as soon as it exceeds `maxSize`
   * bytes, and the stream's own error when it breaks off; in both cases no file is left. `via` unframes the body.
   * A body refused halfway isn't destroyed, so that its sender can still be answered.
   */
  async take(body: Readable, maxSize: number, via: readonly Transform[] = []): Promise<SpooledFile> {
    const path = join(this.#dir, randomUUID());
    const discard = (): Promise<void> => rm(path, { force: true });
    const digester = new Digester(maxSize);
    const file = await open(path, "wx");
    try {
      await pipeline([keptOpen(body), ...via, digester, file.createWriteStream()]);
      return { path, discard, ...digester.result() };
    } catch (error) {
      await discard();
      throw error;
    } finally {
      await file.close().catch(() => undefined);
    }
  }
}

/** The same bytes as a stream of their own, whose end by an error leaves the source open. */
function keptOpen(body: Readable): Readable {
  const chunks = { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) };
  return Readable.from(chunks, { objectMode: false });
}

/** Passes bytes on, counts them and digests them. */
class Digester extends Transform {
  readonly #maxSize: number;
  readonly #md5 = createHash("md5");
  readonly #sha1 = createHash("sha1");
  readonly #sha256 = createHash("sha256");
  #crc32 = 0;
  #size = 0;

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, out?: Buffer) => void) {
    this.#size += chunk.length;
    if (this.#size > this.#maxSize) {
      done(
        new S3Error("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size", {
          // S3 knows the whole size by then; here it is what had come when reading stopped.
          ProposedSize: String(this.#size),
          MaxSizeAllowed: String(this.#maxSize),
        }),
      );
      return;
    }
    this.#md5.update(chunk);
    this.#sha1.update(chunk);
    this.#sha256.update(chunk);
    this.#crc32 = crc32(chunk, this.#crc32);
    done(null, chunk);
  }

  result(): Pick<SpooledFile, "size" | "digests" | "sha256Hex"> {
    const sha256 = this.#sha256.digest();
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc32);
    return {
      size: this.#size,
      sha256Hex: sha256.toString("hex"),
      digests: {
        md5: this.#md5.digest("base64"),
        sha1: this.#sha1.digest("base64"),
        sha256: sha256.toString("base64"),
        crc32: crc.toString("base64"),
      },
    };
  }
}
