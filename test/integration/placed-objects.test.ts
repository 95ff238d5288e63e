import { createHash } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Context } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { scanDetailType } from "../../events/guardduty.ts";
import { keepBytes } from "../../functions/documents/keep-bytes.ts";
import { handler as verify } from "../../functions/evidence/verify-upload.ts";
import { collectUnnamed } from "../../functions/service/unnamed-objects.ts";
import { beginBuilding, withdrawDocument } from "../../shared/domain/document/document.ts";
import { removeEvidence } from "../../shared/domain/evidence/request.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { documentObject } from "../../shared/objects/document-objects.ts";
import { incomingKey, settledKey } from "../../shared/objects/object-keys.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadDocument, saveDocument } from "../../shared/store/documents.ts";
import { createFile, loadFile, saveFile } from "../../shared/store/files.ts";
import { BeingCollected, beginCollecting, listPlaced } from "../../shared/store/placed-objects.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { commit } from "../../shared/store/transaction.ts";
import { corpusFile } from "../support/corpus.ts";
import { useDyingProcess } from "../support/dying-process.ts";
import { emptyTable } from "../support/empty-table.ts";
import { fileIn, noon, piece, testId } from "../support/files.ts";
import { useTable } from "../support/table.ts";
import { BUCKET, type S3Stack, startReachedS3Stack } from "./local/s3-stack.ts";

useTable();
let s3: S3Stack;
beforeAll(async () => {
  s3 = await startReachedS3Stack();
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await s3.stop();
});
const dying = useDyingProcess();
beforeEach(emptyTable);

const inHours = (hours: number) =>
  new Date(Date.parse(systemRuntime.now()) + hours * 3_600_000).toISOString();
const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let files = 0;
async function objects(holderId: string): Promise<string[]> {
  const { client, bucket: Bucket } = objectsBucket();
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.flatMap(({ Key = "" }) => (Key.includes(holderId) ? [Key] : []));
}

/** The booklet of a file of its own, as its delivery begins to print it. */
async function printing(factId: string, id = testId("file", 900 + ++files)) {
  const name = { about: { kind: "file", id }, kind: "booklet", reference: id } as const;
  const { held, version } = await loadDocument(name);
  const building = beginBuilding(held, { ...name, factId, madeAt: noon });
  await commit([saveDocument(building, version)]);
  const bytes = Buffer.from(`%PDF ${factId}`);
  return {
    id,
    name,
    building,
    version: version + 1,
    object: documentObject(name, sha256Of(bytes)),
    keep: () => keepBytes(building, version + 1, bytes, "livret.pdf"),
  };
}

describe("the bytes of a document", () => {
  it("are there when it is said to be ready, and nothing is left to collect", async () => {
    const { id, name, object, keep } = await printing("01A");
    await keep();
    expect(await objects(id)).toEqual([object]);
    expect(await listPlaced()).toEqual([]);
    await collectUnnamed(inHours(25));
    expect(await objects(id)).toEqual([object]);
    expect((await loadDocument(name)).held?.state).toBe("ready");
  });

  it.each([1, 2])(
    "are collected a day later where the function ended after write %i, and no sooner",
    async (writes) => {
      const { id, keep } = await printing("01A");
      expect(await dying.diesAfter(writes, keep)).toBe(true);
      const left = await objects(id);
      expect(left).toHaveLength(writes - 1);
      await collectUnnamed(inHours(23));
      expect(await objects(id)).toEqual(left);
      await collectUnnamed(inHours(25));
      expect(await objects(id)).toEqual([]);
      expect(await listPlaced()).toEqual([]);
    },
  );

  it.each([1, 2])("stay where a later delivery took it up after write %i", async (writes) => {
    const { id, object, keep } = await printing("01A");
    await dying.diesAfter(writes, keep);
    await keep();
    await collectUnnamed(inHours(25));
    expect(await objects(id)).toEqual([object]);
    expect(await listPlaced()).toEqual([]);
  });

  it("are collected where a newer print overtook them", async () => {
    const older = await printing("01A");
    const newer = await printing("01B", older.id);
    await newer.keep();
    await expect(older.keep()).rejects.toThrow(StaleRead);
    expect(await objects(older.id)).toEqual([older.object, newer.object].sort());
    await collectUnnamed(inHours(25));
    expect(await objects(older.id)).toEqual([newer.object]);
    expect(await listPlaced()).toEqual([]);
  });

  it("are collected where it was withdrawn meanwhile", async () => {
    const { id, building, version, keep } = await printing("01A");
    await commit([saveDocument(withdrawDocument(building), version)]);
    await expect(keep()).rejects.toThrow(StaleRead);
    await collectUnnamed(inHours(25));
    expect(await objects(id)).toEqual([]);
  });

  it("are not put while what was left of another attempt is being deleted, by a run that ended in between too", async () => {
    const { id, object, keep } = await printing("01A");
    await dying.diesAfter(2, keep);
    const [placed] = await listPlaced();
    if (placed === undefined) throw new Error("nothing says that an object was put");
    await beginCollecting(placed);
    await expect(keep()).rejects.toThrow(BeingCollected);
    await collectUnnamed(inHours(25));
    expect(await objects(id)).toEqual([]);
    await keep();
    expect(await objects(id)).toEqual([object]);
  });

  it.each([1, 2, 3])(
    "are collected by the next run where that of the night ended after its write %i",
    async (writes) => {
      const { id, keep } = await printing("01A");
      await dying.diesAfter(2, keep);
      expect(await dying.diesAfter(writes, () => collectUnnamed(inHours(25)))).toBe(true);
      await collectUnnamed(inHours(49));
      expect(await objects(id)).toEqual([]);
      expect(await listPlaced()).toEqual([]);
    },
  );
});

describe("the bytes of a piece", () => {
  const photo = corpusFile("jpeg-baseline.jpg");

  /** A piece that was uploaded, scanned, and waits to be verified. */
  async function uploaded() {
    const n = 900 + ++files;
    const ids = { holderId: testId("file", n), evidenceId: testId("evd", n) };
    const candidate = { ...fileIn("admissible").candidate, personId: `p${n}@example.org` };
    const file = fileIn("admissible", { id: ids.holderId, candidate });
    const requested = piece(n, {
      state: "requested",
      maxBytes: 1_000_000,
      fileName: "photo.jpg",
      contentType: "image/jpeg",
    });
    await commit(createFile(file));
    await commit(saveFile(file, file, { evidence: requested }));
    const objectKey = incomingKey(ids);
    const { ETag = "" } = await s3.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: objectKey, Body: photo }),
    );
    const detail = {
      scanStatus: "COMPLETED",
      s3ObjectDetails: { bucketName: BUCKET, objectKey, eTag: ETag.replaceAll('"', "") },
      scanResultDetails: { scanResultStatus: "NO_THREATS_FOUND", threats: null },
    };
    const body = JSON.stringify({ id: "1", "detail-type": scanDetailType, detail });
    const records = { Records: [{ messageId: "1", body, attributes: { ApproximateReceiveCount: "1" } }] };
    return {
      ...ids,
      settled: settledKey("verified", ids, sha256Of(photo)),
      deliver: () => verify(records as unknown as Parameters<typeof verify>[0], {} as Context),
    };
  }

  it.each([1, 2, 3])(
    "stay where a later delivery verifies it, though one ended after its write %i",
    async (writes) => {
      const { holderId, settled, deliver } = await uploaded();
      expect(await dying.diesAfter(writes, deliver)).toBe(true);
      await deliver();
      await collectUnnamed(inHours(25));
      expect((await loadFile(holderId))?.evidence[0]?.state).toBe("accepted");
      expect(await objects(holderId)).toContain(settled);
      expect(await listPlaced()).toEqual([]);
    },
  );

  it("are collected where it was taken out of the file before anything named them", async () => {
    const { holderId, settled, deliver } = await uploaded();
    await dying.diesAfter(2, deliver);
    expect(await objects(holderId)).toContain(settled);
    const { file, evidence } = (await loadFile(holderId)) ?? {};
    const [requested] = evidence ?? [];
    if (file === undefined || requested === undefined) throw new Error("the piece is not there");
    await commit(saveFile(file, file, { evidence: removeEvidence(requested) }));
    await collectUnnamed(inHours(25));
    expect(await objects(holderId)).not.toContain(settled);
    expect(await listPlaced()).toEqual([]);
  });
});
