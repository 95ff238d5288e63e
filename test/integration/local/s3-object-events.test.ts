import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CompleteMultipartUploadCommand, DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BUCKET, type S3Stack, startS3Stack } from "./s3-stack.ts";

let stack: S3Stack;
beforeEach(async () => {
  stack = await startS3Stack();
});
afterEach(() => stack.stop());

const put = (Key: string) => stack.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: "abc" }));
const journal = async (): Promise<string[]> =>
  (await readdir(stack.journalDir)).filter((name) => name.endsWith(".json")).sort();

/** Opens the door over a bus that takes nothing, as if the process were killed before delivery. */
async function loseDeliveries(): Promise<void> {
  await stack.reopen(async () => {
    throw new Error("no bus");
  });
}

test("an event not delivered before the end is delivered after the next start, as it was", async () => {
  await loseDeliveries();
  await put("kept");
  const [file = ""] = await journal();
  const entry = JSON.parse(await readFile(join(stack.journalDir, file), "utf8"));
  expect(entry).toMatchObject({ bucket: BUCKET, key: "kept", reason: "PutObject" });

  await stack.reopen();
  expect(await stack.events.next()).toMatchObject({
    object: { key: "kept", size: 3, sequencer: entry.sequencer },
    "request-id": entry.requestId,
  });
  await expect.poll(journal).toEqual([]);
});

test("a process killed before the store had the bytes leaves no event", async () => {
  await loseDeliveries();
  await put("stored");
  await stack.door.stop();
  const [file = ""] = await journal();
  const entry = JSON.parse(await readFile(join(stack.journalDir, file), "utf8"));
  const never = { ...entry, key: "never", sequencer: "000000ffffffffff" };
  await writeFile(join(stack.journalDir, "000000ffffffffff.json"), JSON.stringify(never));
  await writeFile(join(stack.journalDir, "0000010000000000.json.part"), '{"bucket":');

  await stack.reopen();
  expect((await stack.events.next()).object.key).toBe("stored");
  await expect.poll(journal).toEqual([]);
  expect(stack.events.all).toHaveLength(1);
});

test("an object deleted before its event went out gives none", async () => {
  await loseDeliveries();
  await put("gone");
  await stack.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "gone" }));
  await stack.reopen();
  await put("next");
  expect((await stack.events.next()).object.key).toBe("next");
  await expect.poll(journal).toEqual([]);
});

test("a write the store refuses leaves nothing behind to deliver", async () => {
  const end = new CompleteMultipartUploadCommand({
    Bucket: BUCKET,
    Key: "refused",
    UploadId: "unknown",
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag: "a" }] },
  });
  await expect(stack.s3.send(end)).rejects.toMatchObject({ name: "NoSuchUpload" });
  expect(await journal()).toEqual([]);
  expect(stack.events.all).toEqual([]);
});

test("a delivery that fails is tried again", async () => {
  let attempts = 0;
  await stack.reopen(async (detail) => {
    attempts += 1;
    if (attempts < 3) throw new Error("bus is away");
    await stack.events.accept(detail);
  });
  await put("stubborn");
  expect(stack.door.pending()).toBeGreaterThan(0);
  expect((await stack.events.next()).object.key).toBe("stubborn");
  expect(attempts).toBe(3);
  await expect.poll(() => stack.door.pending()).toBe(0);
});

test("sequencers grow across starts", async () => {
  await put("a");
  await stack.reopen();
  await put("a");
  const first = await stack.events.next();
  const second = await stack.events.next();
  expect(second.object.sequencer > first.object.sequencer).toBe(true);
});

test("what an earlier process left in the spool is cleared", async () => {
  await writeFile(join(stack.spoolDir, "half-an-upload"), "abc");
  await stack.reopen();
  expect(await readdir(stack.spoolDir)).toEqual([]);
});
