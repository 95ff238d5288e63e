import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BUCKET, client, element, errorCode, ORIGIN, type S3Stack, startS3Stack } from "./s3-stack.ts";

const KEY = "attestations/été 2026 (1).pdf";
let stack: S3Stack;
beforeAll(async () => {
  stack = await startS3Stack();
  await stack.s3.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body: "0123456789", ContentType: "text/plain" }),
  );
});
afterEach(() => {
  stack.clock.aheadSeconds = 0;
});
afterAll(() => stack.stop());

async function link(overrides: Record<string, string> = {}, expiresIn = 60, s3 = stack.s3): Promise<string> {
  return getSignedUrl(s3, new GetObjectCommand({ Bucket: BUCKET, Key: KEY, ...overrides }), { expiresIn });
}

describe("a presigned link", () => {
  test("gives the object until it expires", async () => {
    const url = await link();
    stack.clock.aheadSeconds = 55;
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("0123456789");
    expect(answer.headers.get("content-type")).toBe("text/plain");

    stack.clock.aheadSeconds = 61;
    const late = await fetch(url);
    expect(late.status).toBe(403);
    const xml = await late.text();
    expect(element(xml, "Code")).toBe("AccessDenied");
    expect(element(xml, "Message")).toBe("Request has expired");
    expect(element(xml, "Expires")).toMatch(/Z$/);
    expect(element(xml, "ServerTime")).toMatch(/Z$/);
  });

  test("gives a part of the object", async () => {
    const answer = await fetch(await link(), { headers: { range: "bytes=2-4" } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe("bytes 2-4/10");
    expect(await answer.text()).toBe("234");
  });

  test("decides the name and type the browser saves it under", async () => {
    const disposition = "attachment; filename=\"ete.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9.pdf";
    const answer = await fetch(
      await link({ ResponseContentDisposition: disposition, ResponseContentType: "application/pdf" }),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe(disposition);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
  });

  test.each<[string, (url: URL) => void]>([
    ["name", (url) => url.searchParams.set("response-content-disposition", "inline")],
    ["key", (url) => (url.pathname = `/${BUCKET}/other`)],
    ["expiry", (url) => url.searchParams.set("X-Amz-Expires", "6000")],
    ["signature", (url) => url.searchParams.set("X-Amz-Signature", "0".repeat(64))],
  ])("with another %s isn't the one that was signed", async (_what, tamper) => {
    const url = new URL(await link({ ResponseContentDisposition: "attachment" }));
    tamper(url);
    const answer = await fetch(url);
    expect(answer.status).toBe(403);
    expect(await errorCode(answer)).toBe("SignatureDoesNotMatch");
  });

  test("isn't good for another method, nor for headers it doesn't cover", async () => {
    const url = await link();
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    const added = await fetch(url, { headers: { "x-amz-meta-a": "1" } });
    expect(added.status).toBe(403);
    expect(await added.text()).toContain("<HeadersNotSigned>x-amz-meta-a</HeadersNotSigned>");
  });

  test("of an unknown key, or for more than a week, is refused", async () => {
    const stranger = client(stack.door.url, { accessKeyId: "STRANGER", secretAccessKey: "x" });
    expect(await errorCode(await fetch(await link({}, 60, stranger)))).toBe("InvalidAccessKeyId");
    const url = new URL(await link());
    url.searchParams.set("X-Amz-Expires", "604801");
    expect(await errorCode(await fetch(url))).toBe("AuthorizationQueryParametersError");
  });

  test("answers HEAD without a body, also when it refuses", async () => {
    const head = new HeadObjectCommand({ Bucket: BUCKET, Key: KEY });
    const url = await getSignedUrl(stack.s3, head, { expiresIn: 60 });
    const answer = await fetch(url, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-length")).toBe("10");
    stack.clock.aheadSeconds = 61;
    const late = await fetch(url, { method: "HEAD" });
    expect(late.status).toBe(403);
    expect(await late.text()).toBe("");
  });

  test("stores an object sent by PUT, with the metadata that was signed", async () => {
    const put = new PutObjectCommand({ Bucket: BUCKET, Key: "put.txt", Metadata: { from: "link" } });
    const url = await getSignedUrl(stack.s3, put, { expiresIn: 60 });
    const answer = await fetch(url, { method: "PUT", body: "sent" });
    expect(answer.status).toBe(200);
    const head = await stack.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: "put.txt" }));
    expect(head).toMatchObject({ ContentLength: 4, Metadata: { from: "link" } });
    expect(head.ETag).toBe(answer.headers.get("etag"));
  });

  test("reaches the bucket by its host name as well", async () => {
    const s3 = client(`http://localhost:${stack.door.port}`);
    const url = new URL(await link({}, 60, s3));
    expect(url.hostname).toBe(`${BUCKET}.localhost`);
    // Not every resolver knows *.localhost: only the Host header counts here.
    const sent = httpRequest(stack.door.url, {
      path: url.pathname + url.search,
      headers: { host: url.host },
    }).end();
    const [answer] = await once(sent, "response");
    expect(await text(answer)).toBe("0123456789");
  });

  test("stores nothing of a body that breaks off", async () => {
    const put = new PutObjectCommand({ Bucket: BUCKET, Key: "half.txt" });
    const url = await getSignedUrl(stack.s3, put, { expiresIn: 60 });
    const upload = httpRequest(url, { method: "PUT", headers: { "content-length": "100" } });
    const closed = new Promise((resolve) => upload.on("error", () => undefined).on("close", resolve));
    upload.write("0123456789");
    await expect.poll(() => readdir(stack.spoolDir)).toHaveLength(1);
    upload.destroy();
    await closed;
    await expect.poll(() => readdir(stack.spoolDir)).toEqual([]);
    const head = new HeadObjectCommand({ Bucket: BUCKET, Key: "half.txt" });
    await expect(stack.s3.send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });
});

describe("the bucket", () => {
  test.each(["GET", "PUT", "DELETE"])("is private: %s without a signature is refused", async (method) => {
    const answer = await fetch(`${stack.door.url}/${BUCKET}/a`, { method });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/xml");
    expect(await errorCode(answer)).toBe("AccessDenied");
  });

  test("answers preflights by its rules", async () => {
    const ask = (origin: string, method: string, bucket = BUCKET): Promise<Response> =>
      fetch(`${stack.door.url}/${bucket}`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": method,
          "access-control-request-headers": "x-test",
        },
      });
    const allowed = await ask(ORIGIN, "POST");
    expect(allowed.status).toBe(200);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      "access-control-allow-origin": ORIGIN,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "x-test",
      "access-control-max-age": "600",
    });
    for (const refused of [
      await ask("https://evil.test", "POST"),
      await ask(ORIGIN, "PUT"),
      await ask(ORIGIN, "POST", "documents"),
    ]) {
      expect(refused.status).toBe(403);
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
      expect(await errorCode(refused)).toBe("AccessForbidden");
    }
  });

  test("shows its answers to allowed origins only", async () => {
    const url = await link();
    const allowed = await fetch(url, { headers: { origin: ORIGIN } });
    expect(allowed.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    const other = await fetch(url, { headers: { origin: "https://evil.test" } });
    expect(other.status).toBe(200);
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
    expect(other.headers.get("vary")).toContain("Origin");
  });
});
