import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NodeSha256 } from "../../../infra/local/s3/signature.ts";
import { BUCKET, CREDENTIALS, client, errorCode, REGION, type S3Stack, startS3Stack } from "./s3-stack.ts";

let stack: S3Stack;
beforeEach(async () => {
  stack = await startS3Stack();
});
afterEach(() => stack.stop());

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const put = (Key: string, Body: string, more: object = {}) =>
  stack.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
const keys = async (): Promise<(string | undefined)[]> =>
  ((await stack.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key }) => Key);

test("each object has one version, by which it is deleted", async () => {
  await put("a/<one>&", "x");
  await put("a/two", "y");
  await put("b", "z");
  const list = (more: object = {}) =>
    stack.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: "a/", ...more }));
  const { Versions = [], IsTruncated } = await list();
  expect([Versions.map(({ Key }) => Key), IsTruncated]).toEqual([["a/<one>&", "a/two"], false]);
  expect((await list({ KeyMarker: "a/<one>&" })).Versions?.map(({ Key }) => Key)).toEqual(["a/two"]);
  const Objects = Versions.map(({ Key, VersionId }) => ({ Key: Key ?? "", VersionId }));
  await stack.s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
  expect((await list()).Versions ?? []).toEqual([]);
  expect(await keys()).toEqual(["b"]);
});

test("bytes and streams are stored and read back with their attributes", async () => {
  const bytes = randomBytes(300_000);
  const attributes = {
    ContentType: "application/pdf",
    ContentDisposition: "inline",
    Metadata: { owner: "me" },
  };
  await stack.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: "bytes", Body: bytes, ...attributes }));
  await stack.s3.send(
    new PutObjectCommand({
      Bucket: BUCKET,
      Key: "stream",
      Body: Readable.from([bytes.subarray(0, 100_001), bytes.subarray(100_001)]),
      ContentLength: bytes.length,
      ...attributes,
    }),
  );
  for (const Key of ["bytes", "stream"]) {
    const read = await stack.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect(read).toMatchObject(attributes);
    expect(read.ContentEncoding).toBeUndefined();
    expect(bytes.equals((await read.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
  }
  expect([await stack.events.next(), await stack.events.next()]).toMatchObject([
    { reason: "PutObject", object: { key: "bytes", size: 300_000 } },
    { reason: "PutObject", object: { key: "stream", size: 300_000 } },
  ]);
  const [first, second] = stack.events.all.map((event) => event.object.sequencer);
  expect(String(first) < String(second)).toBe(true);
});

test("a body that isn't what its checksum says is refused", async () => {
  await expect(put("a", "abc", { ChecksumSHA256: `${"A".repeat(43)}=` })).rejects.toMatchObject({
    name: "BadDigest",
  });
  expect(await keys()).toEqual([]);
});

test.each([
  ["another body than was signed", sha256("abc"), "abd", {}, "XAmzContentSHA256Mismatch"],
  [
    "fewer bytes than announced",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "3\r\nabc\r\n0\r\n\r\n",
    { "x-amz-decoded-content-length": "4" },
    "IncompleteBody",
  ],
  [
    "another checksum behind its body",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
    { "x-amz-decoded-content-length": "3" },
    "BadDigest",
  ],
  ["chunks signed one by one", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "abc", {}, "NotImplemented"],
])("a request with %s is refused, and stores nothing", async (_what, payloadHash, body, headers, code) => {
  const { host, hostname } = new URL(stack.door.url);
  const signed = await new SignatureV4({
    service: "s3",
    region: REGION,
    credentials: CREDENTIALS,
    sha256: NodeSha256,
    uriEscapePath: false,
  }).sign({
    method: "PUT",
    protocol: "http:",
    hostname,
    path: `/${BUCKET}/a`,
    headers: { host, "x-amz-content-sha256": payloadHash, ...headers },
  });
  const answer = await fetch(`${stack.door.url}/${BUCKET}/a`, {
    method: "PUT",
    headers: signed.headers,
    body,
  });
  expect(await errorCode(answer)).toBe(code);
  expect(await keys()).toEqual([]);
  expect(await readdir(stack.spoolDir)).toEqual([]);
});

test("a copy is made only from the source its ETag names", async () => {
  const { ETag } = await put("from", "v1", { ContentType: "text/plain" });
  const copy = (CopySourceIfMatch?: string) =>
    stack.s3.send(
      new CopyObjectCommand({ Bucket: BUCKET, Key: "to", CopySource: `${BUCKET}/from`, CopySourceIfMatch }),
    );
  const copied = await copy(ETag);
  expect(copied.CopyObjectResult?.ETag).toBe(ETag);
  const read = await stack.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "to" }));
  expect(read.ContentType).toBe("text/plain");
  expect(await read.Body?.transformToString()).toBe("v1");
  await stack.events.next();
  expect(await stack.events.next()).toMatchObject({ reason: "CopyObject", object: { key: "to", size: 2 } });

  await put("from", "v2");
  await expect(copy(ETag)).rejects.toMatchObject({
    name: "PreconditionFailed",
    $metadata: { httpStatusCode: 412 },
  });
  const gone = new CopyObjectCommand({ Bucket: BUCKET, Key: "to", CopySource: `${BUCKET}/none` });
  await expect(stack.s3.send(gone)).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("of two writers that both want to be first, one is", async () => {
  const results = await Promise.allSettled([
    put("once", "a", { IfNoneMatch: "*" }),
    put("once", "b", { IfNoneMatch: "*" }),
  ]);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    name: "PreconditionFailed",
    $metadata: { httpStatusCode: 412 },
  });
  await expect(put("once", "c", { IfMatch: '"other"' })).rejects.toMatchObject({
    name: "PreconditionFailed",
  });
  await stack.events.next();
  expect(stack.events.all).toHaveLength(1);
});

test("objects are listed and deleted, one or several at a time", async () => {
  await Promise.all(["a/1", "a/2", "b/é & è"].map((key) => put(key, key)));
  const listed = await stack.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: "a/" }));
  expect(listed.KeyCount).toBe(2);
  await stack.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "b/é & è" }));
  expect(await keys()).toEqual(["a/1", "a/2"]);
  await stack.s3.send(
    new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: "a/1" }, { Key: "a/2" }] } }),
  );
  expect(await keys()).toEqual([]);
});

test("an upload in parts gives one event, at its end", async () => {
  const target = { Bucket: BUCKET, Key: "parts" };
  const part = randomBytes(5 * 1024 * 1024);
  const { UploadId } = await stack.s3.send(new CreateMultipartUploadCommand(target));
  const { ETag } = await stack.s3.send(
    new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: part }),
  );
  expect(stack.events.all).toEqual([]);
  await stack.s3.send(
    new CompleteMultipartUploadCommand({
      ...target,
      UploadId,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
    }),
  );
  expect(await stack.events.next()).toMatchObject({
    reason: "CompleteMultipartUpload",
    object: { key: "parts", size: part.length },
  });
});

test("a bucket without event notification gives none", async () => {
  await stack.s3.send(new PutObjectCommand({ Bucket: "documents", Key: "a", Body: "a" }));
  await put("b", "b");
  expect((await stack.events.next()).bucket.name).toBe(BUCKET);
});

test("what isn't there is reported as S3 does", async () => {
  await stack.s3.send(new HeadBucketCommand({ Bucket: BUCKET }));
  await expect(stack.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "x" }))).rejects.toMatchObject({
    name: "NoSuchKey",
  });
  await expect(stack.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: "x" }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
  await expect(stack.s3.send(new HeadBucketCommand({ Bucket: "unknown" }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
});

test("what the store can't do is refused, not taken for something else", async () => {
  await put("a", "a");
  await expect(
    stack.s3.send(new GetObjectTaggingCommand({ Bucket: BUCKET, Key: "a" })),
  ).rejects.toMatchObject({ name: "NotImplemented" });
  const versioning = new PutBucketVersioningCommand({
    Bucket: BUCKET,
    VersioningConfiguration: { Status: "Enabled" },
  });
  await expect(stack.s3.send(versioning)).rejects.toMatchObject({ name: "NotImplemented" });
});

test("requests signed with another secret, for another region, or long ago are refused", async () => {
  const read = new GetObjectCommand({ Bucket: BUCKET, Key: "a" });
  const forger = client(stack.door.url, { ...CREDENTIALS, secretAccessKey: "guessed" });
  await expect(forger.send(read)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  stack.s3.config.region = async () => "us-east-1";
  await expect(stack.s3.send(read)).rejects.toMatchObject({ name: "AuthorizationHeaderMalformed" });
  stack.clock.aheadSeconds = 16 * 60;
  await expect(client(stack.door.url).send(read)).rejects.toMatchObject({ name: "RequestTimeTooSkewed" });
});
