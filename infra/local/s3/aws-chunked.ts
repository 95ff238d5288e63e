import { Transform } from "node:stream";
import { S3Error } from "./s3-error.ts";

const LINE_END = Buffer.from("\r\n");
/** A chunk's size line or a trailer is short; anything longer isn't aws-chunked. */
const MAX_LINE_BYTES = 8192;

/**
 * Takes the `aws-chunked` framing off a body (`hex-size CRLF bytes CRLF … 0 CRLF trailers CRLF`) and keeps its
 * trailers. Fails with {@link S3Error} IncompleteBody when the framing is broken or breaks off.
 * By hand: the SDK only writes this framing. Source:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export class AwsChunkedDecoder extends Transform {
  /** Trailing headers, lower-case names; complete once the stream has ended. */
  readonly trailers: Record<string, string> = {};
  #waiting: Buffer = Buffer.alloc(0);
  #state: "size" | "data" | "dataEnd" | "trailers" | "done" = "size";
  #left = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    try {
      while (this.#step()) {
        // each step consumes one piece of what is waiting
      }
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _flush(done: (error?: Error | null) => void) {
    // The empty line after the last chunk is optional in practice: the trailers end with the body.
    done(this.#state === "done" || this.#state === "trailers" ? null : incomplete());
  }

  /** Consumes one piece; false when more bytes are needed. */
  #step(): boolean {
    if (this.#state === "done") return false;
    if (this.#state === "data") {
      if (this.#waiting.length === 0) return false;
      const piece = this.#waiting.subarray(0, this.#left);
      this.#waiting = this.#waiting.subarray(piece.length);
      this.#left -= piece.length;
      if (this.#left === 0) this.#state = "dataEnd";
      this.push(piece);
      return true;
    }
    const line = this.#line();
    if (line === undefined) return false;
    if (this.#state === "size") this.#startChunk(line);
    else if (this.#state === "dataEnd") this.#endChunk(line);
    else this.#trailer(line);
    return true;
  }

  #startChunk(line: string): void {
    const size = /^([0-9a-f]{1,12})(;.*)?$/i.exec(line)?.[1];
    if (size === undefined) throw incomplete();
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? "trailers" : "data";
  }

  #endChunk(line: string): void {
    if (line !== "") throw incomplete();
    this.#state = "size";
  }

  #trailer(line: string): void {
    if (line === "") {
      this.#state = "done";
      return;
    }
    const colon = line.indexOf(":");
    if (colon < 1) throw incomplete();
    this.trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }

  #line(): string | undefined {
    const end = this.#waiting.indexOf(LINE_END);
    if (end < 0) {
      if (this.#waiting.length > MAX_LINE_BYTES) throw incomplete();
      return undefined;
    }
    const line = this.#waiting.subarray(0, end).toString("latin1");
    this.#waiting = this.#waiting.subarray(end + LINE_END.length);
    return line;
  }
}

function incomplete(): S3Error {
  return new S3Error("IncompleteBody", 400, "The request body terminated unexpectedly");
}
