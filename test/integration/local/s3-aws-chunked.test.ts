import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { AwsChunkedDecoder } from "../../../infra/local/s3/aws-chunked.ts";

function framed(chunks: readonly Uint8Array[]): Buffer {
  const parts = chunks.flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...parts, Buffer.from("0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n")]);
}

test.prop([fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 })), fc.integer({ min: 1, max: 40 })])(
  "framing comes off wherever the network cuts it",
  async (chunks, cut) => {
    const bytes = framed(chunks);
    const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, i) =>
      bytes.subarray(i * cut, (i + 1) * cut),
    );
    const decoder = new AwsChunkedDecoder();
    const body = await buffer(Readable.from(pieces).pipe(decoder));
    expect(body.equals(Buffer.concat(chunks))).toBe(true);
    expect(decoder.trailers).toEqual({ "x-amz-checksum-crc32": "AAAAAA==" });
  },
);

test.each([
  ["breaks off in a chunk", "5\r\nabc"],
  ["has no last chunk", "3\r\nabc\r\n"],
  ["has a chunk longer than announced", "3\r\nabcd\r\n0\r\n\r\n"],
  ["has no size", "xyz\r\n\r\n"],
])("a body that %s is refused", async (_what, body) => {
  const decoder = Readable.from([Buffer.from(body)]).pipe(new AwsChunkedDecoder());
  await expect(buffer(decoder)).rejects.toMatchObject({ code: "IncompleteBody", status: 400 });
});
