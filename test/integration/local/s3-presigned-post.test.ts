import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { type ClientRequest, request as httpRequest } from "node:http";
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { createPresignedPost, type PresignedPostOptions } from "@aws-sdk/s3-presigned-post";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BUCKET, client, element, errorCode, ORIGIN, type S3Stack, startS3Stack } from "./s3-stack.ts";

let stack: S3Stack;
beforeEach(async () => {
  stack = await startS3Stack();
});
afterEach(() => stack.stop());

const KEY = "files/42/pièce n°1.pdf";
const CONDITIONS: PresignedPostOptions["Conditions"] = [["content-length-range", 10, 5_000_000]];

async function signedForm(options: Partial<PresignedPostOptions> = {}, s3 = stack.s3) {
  return createPresignedPost(s3, {
    Bucket: BUCKET,
    Key: KEY,
    Conditions: CONDITIONS,
    Fields: { "Content-Type": "application/pdf" },
    Expires: 300,
    ...options,
  });
}

async function submit(
  post: { url: string; fields: Record<string, string> },
  file: Uint8Array<ArrayBuffer> | undefined,
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
  if (file !== undefined) form.append("file", new Blob([file], { type: "text/plain" }), "scan.pdf");
  return fetch(post.url, { method: "POST", body: form, headers, redirect: "manual" });
}

async function nothingStored(): Promise<void> {
  const listed = await stack.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(listed.KeyCount).toBe(0);
  expect(stack.events.all).toEqual([]);
  expect(await readdir(stack.spoolDir)).toEqual([]);
  expect((await readdir(stack.journalDir)).filter((name) => name.endsWith(".json"))).toEqual([]);
}

describe("an upload that keeps to its policy", () => {
  test("is stored with the form's type and metadata, and gives an event", async () => {
    const bytes = randomBytes(4_500_000);
    const post = await signedForm({
      Fields: { "Content-Type": "application/pdf", "x-amz-meta-owner": "Zoé" },
    });
    const answer = await submit(post, bytes);
    expect(answer.status).toBe(204);
    const stored = await stack.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect(stored.ContentType).toBe("application/pdf");
    expect(stored.Metadata).toEqual({ owner: "=?UTF-8?B?Wm/DqQ==?=" });
    expect(bytes.equals((await stored.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
    expect(await stack.events.next()).toEqual({
      version: "0",
      bucket: { name: BUCKET },
      object: {
        key: KEY,
        size: 4_500_000,
        etag: answer.headers.get("etag")?.replaceAll('"', ""),
        sequencer: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      "request-id": answer.headers.get("x-amz-request-id"),
      requester: "000000000000",
      "source-ip-address": "127.0.0.1",
      reason: "POST Object",
    });
    expect(await readdir(stack.spoolDir)).toEqual([]);
  });

  test("may be larger than what the store takes at once", async () => {
    const bytes = randomBytes(20_000_000);
    const post = await signedForm({ Conditions: [["content-length-range", 1, 20_000_000]] });
    expect((await submit(post, bytes)).status).toBe(204);
    const stored = await stack.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect(bytes.equals((await stored.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
    expect((await stack.events.next()).object.size).toBe(20_000_000);
    expect(stack.events.all).toHaveLength(1);
  });

  test("has S3's default type when the form names none", async () => {
    expect((await submit(await signedForm({ Fields: {} }), randomBytes(10))).status).toBe(204);
    const head = await stack.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect(head.ContentType).toBe("binary/octet-stream");
  });

  test("takes the file's name where the key asks for it, and answers 201 with a document", async () => {
    const post = await signedForm({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own variable
      Key: "files/42/${filename}",
      Fields: { success_action_status: "201" },
    });
    const answer = await submit(post, randomBytes(10));
    expect(answer.status).toBe(201);
    const xml = await answer.text();
    expect(element(xml, "Key")).toBe("files/42/scan.pdf");
    expect(element(xml, "Location")).toBe(`${stack.door.url}/${BUCKET}/files/42/scan.pdf`);
  });

  test("is sent on to the page the form names", async () => {
    const post = await signedForm({ Fields: { success_action_redirect: "https://app.test/ok?a=1" } });
    const answer = await submit(post, randomBytes(10));
    expect(answer.status).toBe(303);
    const target = new URL(answer.headers.get("location") ?? "");
    expect(Object.fromEntries(target.searchParams)).toEqual({
      a: "1",
      bucket: BUCKET,
      key: KEY,
      etag: answer.headers.get("etag"),
    });
  });

  test("tells the browser's origin that it may read the answer", async () => {
    const answer = await submit(await signedForm(), randomBytes(10), { origin: ORIGIN });
    expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(answer.headers.get("access-control-expose-headers")).toBe("ETag");
    expect(answer.headers.get("vary")).toContain("Origin");
  });
});

describe("an upload is refused, and nothing stored,", () => {
  const fine = randomBytes(100);

  test("when its policy has expired", async () => {
    const post = await signedForm();
    stack.clock.aheadSeconds = 301;
    const answer = await submit(post, fine, { origin: ORIGIN });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    const xml = await answer.text();
    expect(element(xml, "Code")).toBe("AccessDenied");
    expect(element(xml, "Message")).toBe("Invalid according to Policy: Policy expired.");
    expect(element(xml, "RequestId")).toBe(answer.headers.get("x-amz-request-id"));
    stack.clock.aheadSeconds = 0;
    await nothingStored();
  });

  test.each([
    ["key", "files/43/other.pdf"],
    ["Content-Type", "text/html"],
    ["bucket", "documents"],
  ])("when its %s is changed", async (field, value) => {
    const post = await signedForm();
    if (field === "bucket") post.url = post.url.replace(BUCKET, value);
    post.fields[field] = value;
    const answer = await submit(post, fine);
    expect(answer.status).toBe(403);
    expect(element(await answer.text(), "Message")).toContain("Policy Condition failed");
    await nothingStored();
  });

  test.each(["before", "after"])("when another value comes %s the signed one", async (place) => {
    const post = await signedForm();
    const form = new FormData();
    if (place === "before") form.append("Key", "elsewhere");
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    if (place === "after") form.append("Key", "elsewhere");
    form.append("file", new Blob([fine]), "scan.pdf");
    const answer = await fetch(post.url, { method: "POST", body: form });
    expect(answer.status).toBe(403);
    await nothingStored();
  });

  test("when it adds a field", async () => {
    const post = await signedForm();
    post.fields["x-amz-meta-extra"] = "1";
    const answer = await submit(post, fine);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(
      "Invalid according to Policy: Extra input fields: x-amz-meta-extra",
    );
    await nothingStored();
  });

  test("when it is too large, with the sizes in the answer", async () => {
    const answer = await submit(await signedForm(), randomBytes(5_000_001));
    expect(answer.status).toBe(400);
    const xml = await answer.text();
    expect(element(xml, "Code")).toBe("EntityTooLarge");
    expect(element(xml, "MaxSizeAllowed")).toBe("5000000");
    expect(Number(element(xml, "ProposedSize"))).toBeGreaterThan(5_000_000);
    await nothingStored();
  });

  test("when it is too small", async () => {
    const answer = await submit(await signedForm(), randomBytes(9));
    expect(answer.status).toBe(400);
    expect(await errorCode(answer)).toBe("EntityTooSmall");
    await nothingStored();
  });

  test.each([
    ["x-amz-signature", "SignatureDoesNotMatch"],
    ["Policy", "SignatureDoesNotMatch"],
  ])("when its %s is tampered with", async (field, code) => {
    const post = await signedForm();
    const other = await signedForm({ Key: "another" });
    expect(post.fields[field === "Policy" ? field : "X-Amz-Signature"]).toBeDefined();
    if (field === "Policy") post.fields[field] = other.fields[field] ?? "";
    else post.fields["X-Amz-Signature"] = "0".repeat(64);
    const answer = await submit(post, fine);
    expect(answer.status).toBe(403);
    expect(await errorCode(answer)).toBe(code);
    await nothingStored();
  });

  test("when it was signed with another key", async () => {
    const stranger = client(stack.door.url, {
      accessKeyId: "STRANGER",
      secretAccessKey: "local-demo-secret",
    });
    const answer = await submit(await signedForm({}, stranger), fine);
    expect(answer.status).toBe(403);
    expect(await errorCode(answer)).toBe("InvalidAccessKeyId");
    await nothingStored();
  });

  test("when it is not signed", async () => {
    const answer = await submit({ url: `${stack.door.url}/${BUCKET}`, fields: { key: "a" } }, fine);
    expect(answer.status).toBe(403);
    expect(await errorCode(answer)).toBe("AccessDenied");
    await nothingStored();
  });

  test("when it brings no file", async () => {
    const answer = await submit(await signedForm(), undefined);
    expect(answer.status).toBe(400);
    const xml = await answer.text();
    expect(element(xml, "Code")).toBe("InvalidArgument");
    expect(element(xml, "Message")).toBe("POST requires exactly one file upload per request.");
    await nothingStored();
  });

  test("when its file isn't the one whose checksum was signed", async () => {
    const post = await signedForm({ Fields: { "x-amz-checksum-sha256": `${"A".repeat(43)}=` } });
    const answer = await submit(post, fine);
    expect(answer.status).toBe(400);
    expect(await errorCode(answer)).toBe("BadDigest");
    await nothingStored();
  });

  test("when the form has no end", async () => {
    const answer = await fetch(`${stack.door.url}/${BUCKET}`, {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\nabc',
    });
    expect(answer.status).toBe(400);
    expect(await errorCode(answer)).toBe("MalformedPOSTRequest");
    await nothingStored();
  });

  test.each([
    ["the browser breaks off", async (upload: ClientRequest) => void upload.destroy()],
    ["the door closes", () => stack.reopen()],
  ])("when %s in the middle of the file", async (_what, breakOff) => {
    const post = await signedForm();
    const form = new FormData();
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    form.append("file", new Blob([randomBytes(2_000_000)]), "scan.pdf");
    const whole = new Request(post.url, { method: "POST", body: form });
    const body = Buffer.from(await whole.arrayBuffer());
    const upload = httpRequest(post.url, {
      method: "POST",
      headers: {
        "content-type": whole.headers.get("content-type") ?? "",
        "content-length": String(body.length),
      },
    });
    const closed = new Promise((resolve) => upload.on("error", () => undefined).on("close", resolve));
    upload.write(body.subarray(0, 1_500_000));
    await expect.poll(() => readdir(stack.spoolDir)).toHaveLength(1);
    expect(stack.door.pending()).toBe(1);
    await breakOff(upload);
    await closed;
    await expect.poll(() => stack.door.pending()).toBe(0);
    await nothingStored();
  });
});
