import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { Context } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ObjectScanned, scanDetailType } from "../../../events/guardduty.ts";
import { handler } from "../../../functions/evidence/verify-upload.ts";
import { incomingKey, settledKey } from "../../../shared/objects/object-keys.ts";
import { createFile, loadFile, saveFile } from "../../../shared/store/files.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { corpusFile } from "../../support/corpus.ts";
import { fileIn, piece, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";
import { BUCKET, type S3Stack, startReachedS3Stack } from "../local/s3-stack.ts";

useTable();
let s3: S3Stack;
beforeAll(async () => {
  s3 = await startReachedS3Stack();
});
afterAll(() => s3.stop());

type Status = ObjectScanned["scanResultDetails"]["scanResultStatus"];
const locked = corpusFile("qpdf-user-256.pdf");
const photo = corpusFile("jpeg-baseline.jpg");
/** Where it is no completed scan. */
const scanStatuses: Partial<Record<Status, ObjectScanned["scanStatus"]>> = {
  UNSUPPORTED: "SKIPPED",
  FAILED: "FAILED",
};
const announced = { fileName: "photo.jpg", contentType: "image/jpeg" };
let files = 0;

/** A file that waits for the upload of one piece, and where that goes. */
async function waiting() {
  files += 1;
  const ids = { holderId: testId("file", files), evidenceId: testId("evd", files) };
  const candidate = { ...fileIn("admissible").candidate, personId: `p${files}@example.org` };
  const file = fileIn("admissible", { id: ids.holderId, candidate });
  const requested = piece(files, { state: "requested", maxBytes: 1_000_000, ...announced });
  await commit(createFile(file));
  await commit(saveFile(file, file, { evidence: requested }));
  return { ids, key: incomingKey(ids) };
}

/** What the function makes of a result that was told, and the piece after it. */
async function told(
  { ids, key }: Awaited<ReturnType<typeof waiting>>,
  scanResultStatus: Status,
  object: { eTag: string; versionId?: string },
) {
  const detail: ObjectScanned = {
    scanStatus: scanStatuses[scanResultStatus] ?? "COMPLETED",
    s3ObjectDetails: { bucketName: BUCKET, objectKey: key, ...object },
    scanResultDetails: { scanResultStatus, threats: null },
  };
  const body = JSON.stringify({ id: "1", "detail-type": scanDetailType, detail });
  const record = { messageId: "1", body, attributes: { ApproximateReceiveCount: "1" } };
  const { batchItemFailures } = await handler(
    { Records: [record] } as unknown as Parameters<typeof handler>[0],
    {} as Context,
  );
  expect(batchItemFailures).toEqual([]);
  const contents = await loadFile(ids.holderId);
  return contents?.evidence[0];
}

async function put(key: string, bytes: Uint8Array): Promise<{ eTag: string }> {
  const { ETag = "" } = await s3.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes }));
  return { eTag: ETag.replaceAll('"', "") };
}

describe("R-EVI-3: each result that the malware scan may tell", () => {
  // That nothing was found ends in an accepted piece, as the versions below do.
  it.each<[Status, string, Uint8Array]>([
    ["THREATS_FOUND", "malware", photo],
    ["UNSUPPORTED", "scan-failed", photo],
    ["UNSUPPORTED", "password", locked],
    ["ACCESS_DENIED", "scan-failed", photo],
    ["FAILED", "scan-failed", photo],
  ])("%s ends in a refusal: %s, in words", async (status, reason, bytes) => {
    const upload = await waiting();
    expect(await told(upload, status, await put(upload.key, bytes))).toMatchObject({
      state: "rejected",
      rejection: { reason, detail: expect.stringMatching(/^[A-ZÉ].{20,}\.$/s) },
    });
  });
});

describe("R-EVI-4: the bytes that were scanned are those that are kept", () => {
  it("where others took their key before they were read: those are another upload", async () => {
    const upload = await waiting();
    const first = await put(upload.key, photo);
    const other = await put(upload.key, locked);
    expect(await told(upload, "NO_THREATS_FOUND", first)).toMatchObject({ state: "requested" });
    expect(await told(upload, "THREATS_FOUND", other)).toMatchObject({ state: "rejected" });
  });

  it("by the version that the scan names, where a bucket keeps versions: it alone is fetched, and copied", async () => {
    const upload = await waiting();
    const asked: string[] = [];
    // The local store keeps one version of an object: this one answers as a bucket of several, and writes down what it is asked.
    const versions = createServer((request, response) => {
      const copies = request.headers["x-amz-copy-source"];
      asked.push(
        `${request.method} ${request.url?.replace(/[?&]x-id=\w+/, "")}${copies ? ` < ${copies}` : ""}`,
      );
      if (request.method === "GET" && request.url?.includes("versionId=v1")) response.end(photo);
      else if (request.method === "GET") response.end("bytes that came later");
      else response.end("<CopyObjectResult><ETag>e</ETag></CopyObjectResult>");
    });
    await new Promise<void>((resolve) => versions.listen(0, "127.0.0.1", resolve));
    process.env["AWS_ENDPOINT_URL_S3"] = `http://127.0.0.1:${(versions.address() as AddressInfo).port}`;
    try {
      const found = await told(upload, "NO_THREATS_FOUND", { eTag: "e", versionId: "v1" });
      expect(found).toMatchObject({ state: "accepted", size: photo.byteLength });
      expect(asked).toEqual([
        `GET /${BUCKET}/${upload.key}?versionId=v1`,
        `PUT /${BUCKET}/${settledKey("verified", upload.ids, found?.sha256 ?? "")} < ${BUCKET}/${upload.key}?versionId=v1`,
        `DELETE /${BUCKET}/${upload.key}`,
      ]);
    } finally {
      process.env["AWS_ENDPOINT_URL_S3"] = s3.door.url;
      versions.close();
    }
  });
});
