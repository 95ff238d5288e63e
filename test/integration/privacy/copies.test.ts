import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { SQSEvent } from "aws-lambda";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyRequested } from "../../../events/privacy.ts";
import { handler } from "../../../functions/privacy/write-copy.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import type { CopiedFile } from "../../../shared/exports/copy/copied-file.ts";
import { writeZip } from "../../../shared/exports/copy/write-zip.ts";
import { objectsBucket } from "../../../shared/objects/bucket.ts";
import { copyObject } from "../../../shared/objects/copy-objects.ts";
import { noon, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";
import { type S3Stack, startReachedS3Stack } from "../local/s3-stack.ts";

useTable();
let bucket: S3Stack;
beforeAll(async () => {
  bucket = await startReachedS3Stack();
});
afterAll(() => bucket.stop());

async function* some(...files: CopiedFile[]): AsyncGenerator<CopiedFile> {
  yield* files;
}

async function keys(): Promise<string[]> {
  const { client, bucket: Bucket } = objectsBucket();
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.flatMap(({ Key = "" }) => Key);
}

it("a zip greater than a part of an upload holds each file as it was", async () => {
  const large = randomBytes(12 * 1024 * 1024);
  const bytes = await writeZip(
    "copies/large.zip",
    some(
      { path: "texte.json", body: "été" },
      { path: "pièces/vidéo.mp4", body: async () => Readable.from(large) },
    ),
  );
  const { client, bucket: Bucket } = objectsBucket();
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "copies/large.zip" }));
  const written = (await Body?.transformToByteArray()) ?? new Uint8Array();
  expect(written.byteLength).toBe(bytes);
  const zip = unzipSync(written);
  expect(strFromU8(zip["texte.json"] ?? new Uint8Array())).toBe("été");
  const digest = (of: Uint8Array = new Uint8Array()) => createHash("sha256").update(of).digest("hex");
  expect(digest(zip["pièces/vidéo.mp4"])).toBe(digest(large));
});

it("a file that can't be read leaves no zip: its message comes again", async () => {
  const gone = async (): Promise<Readable> => {
    throw new Error("gone");
  };
  const broken = async () =>
    Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("cut off");
      })(),
    );
  const text = { path: "a", body: "a" };
  await expect(writeZip("copies/gone.zip", some(text, { path: "b", body: gone }))).rejects.toThrow("gone");
  await expect(writeZip("copies/cut.zip", some(text, { path: "b", body: broken }))).rejects.toThrow();
  const left = await keys();
  expect([left.includes("copies/gone.zip"), left.includes("copies/cut.zip")]).toEqual([false, false]);
});

it("R-RGPD-2: a copy that was erased while it was written is not left", async () => {
  const copyId = testId("cpy", 1);
  await writeZip(copyObject(copyId), some({ path: "a", body: "a" }));
  const fact = { id: "01JZ0000000000000000000000", at: noon, actor: systemActor };
  const detail = { ...fact, ...copyRequested.of(testId("prs", 1), { copyId }) };
  const body = JSON.stringify({ id: "1", "detail-type": "x", detail });
  const event = { Records: [{ messageId: "1", body }] } as unknown as SQSEvent;
  expect(await handler(event, {} as never)).toEqual({ batchItemFailures: [] });
  expect(await keys()).not.toContain(copyObject(copyId));
});
