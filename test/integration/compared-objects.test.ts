import { createHash } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { keepBytes } from "../../functions/documents/keep-bytes.ts";
import { tellDisagreements } from "../../functions/service/disagreements.ts";
import { beginBuilding } from "../../shared/domain/document/document.ts";
import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import type { Subject } from "../../shared/domain/trail/chain.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { documentObject } from "../../shared/objects/document-objects.ts";
import { previewKey, settledKey } from "../../shared/objects/object-keys.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadDocument, saveDocument } from "../../shared/store/documents.ts";
import { createFile, saveFile } from "../../shared/store/files.ts";
import { appendSeals } from "../../shared/store/seals.ts";
import { saveSignedAttendance } from "../../shared/store/signed-attendances.ts";
import { commit } from "../../shared/store/transaction.ts";
import { emptyTable } from "../support/empty-table.ts";
import { fileIn, noon, piece, testId } from "../support/files.ts";
import { measures } from "../support/measures.ts";
import { useTable } from "../support/table.ts";
import { type S3Stack, startReachedS3Stack } from "./local/s3-stack.ts";

useTable();
let s3: S3Stack;
beforeAll(async () => {
  s3 = await startReachedS3Stack();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  await emptyTable();
  return () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  };
});

/** A day and more from now: what was put is as old as what nothing comes to name any more. */
const later = addSeconds(systemRuntime.now(), 26 * 60 * 60);
const bytes = Buffer.from("%PDF");
const sha256 = createHash("sha256").update(bytes).digest("hex");
let files = 0;

const put = (Key: string) => {
  const { client, bucket: Bucket } = objectsBucket();
  return client.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
};
const remove = (Key: string) => {
  const { client, bucket: Bucket } = objectsBucket();
  return client.send(new DeleteObjectCommand({ Bucket, Key }));
};

/** Says that something happened to a file or a session. */
const happened = (about: Subject, sealedAt: Instant) =>
  commit(appendSeals(undefined, [], { about, version: 1, sequence: 1, hash: "0", sealedAt }));

/** A file to which something happened a day before `later`, with a document and an accepted piece that has a picture. */
async function kept(sealedAt = addSeconds(later, -24 * 60 * 60)) {
  const n = 700 + ++files;
  const id = testId("file", n);
  const candidate = { ...fileIn("admissible").candidate, personId: `p${n}@example.org` };
  const file = fileIn("admissible", { id, candidate });
  await commit(createFile(file));
  const accepted = { ...piece(n, { state: "accepted", sha256 }), preview: "image/jpeg" as const };
  await commit(saveFile(file, file, { evidence: accepted }));
  const of = { holderId: id, evidenceId: accepted.id };
  const name = { about: { kind: "file", id }, kind: "booklet", reference: id } as const;
  const { held, version } = await loadDocument(name);
  const building = beginBuilding(held, { ...name, factId: "01A", madeAt: noon });
  await commit([saveDocument(building, version)]);
  await keepBytes(building, version + 1, bytes, "livret.pdf");
  const objects = {
    piece: settledKey("verified", of, sha256),
    picture: previewKey(of, sha256),
    document: documentObject(name, sha256),
  };
  await put(objects.piece);
  await put(objects.picture);
  await happened({ kind: "file", id }, sealedAt);
  return { id, objects };
}

/** What a night tells: its lines, and its metrics. */
async function told(now = later) {
  const lines: string[] = [];
  vi.spyOn(Logger.prototype, "error").mockImplementation((message, ...more) => {
    lines.push(`${message}: ${(more[0] as { key: string }).key}`);
  });
  const measured = measures();
  await tellDisagreements(now);
  return { lines, missing: measured("ObjectMissing"), unnamed: measured("ObjectUnnamed") };
}

it("a file whose items and objects agree is not told of, and the night says that it found nothing", async () => {
  await kept();
  expect(await told()).toEqual({ lines: [], missing: [0], unnamed: [0] });
});

it.each(["piece", "picture", "document"] as const)("a %s that is not there is told", async (which) => {
  const { objects } = await kept();
  await remove(objects[which]);
  expect(await told()).toEqual({
    lines: [`an item tells of an object that is not there: ${objects[which]}`],
    missing: [1],
    unnamed: [0],
  });
});

it("what is there and no item tells of is told, of a file that was erased too, once it is older than a day", async () => {
  const { id } = await kept();
  const strange = settledKey("verified", { holderId: id, evidenceId: testId("evd", 699) }, sha256);
  await put(strange);
  const erased = testId("file", 698);
  const left = `documents/${erased}/booklet/${erased}/${sha256}.pdf`;
  await put(left);
  const now = addSeconds(systemRuntime.now(), 60);
  for (const at of [later, now])
    await happened({ kind: "session", id: `other ${at}` }, addSeconds(at, -24 * 60 * 60));
  await happened({ kind: "file", id: erased }, addSeconds(later, -24 * 60 * 60));
  const { lines, missing, unnamed } = await told();
  expect(lines.sort()).toEqual(
    [left, strange].sort().map((key) => `an object is there that no item tells of: ${key}`),
  );
  expect([missing, unnamed]).toEqual([[0], [2]]);
});

it("what was put within the day is not told: what names it may come yet", async () => {
  const now = addSeconds(systemRuntime.now(), 60);
  const { id } = await kept(addSeconds(now, -24 * 60 * 60));
  await put(settledKey("verified", { holderId: id, evidenceId: testId("evd", 697) }, sha256));
  expect(await told(now)).toEqual({ lines: [], missing: [0], unnamed: [0] });
});

it("a scan of a session is looked at as a piece is", async () => {
  const id = testId("ses", 1);
  const { category: _, title: __, domains: ___, ...scan } = piece(690, { state: "accepted", sha256 });
  await commit([saveSignedAttendance(id, { ...scan, version: 1 })]);
  await happened({ kind: "session", id }, addSeconds(later, -24 * 60 * 60));
  const object = settledKey("verified", { holderId: id, evidenceId: scan.id }, sha256);
  expect((await told()).lines).toEqual([`an item tells of an object that is not there: ${object}`]);
  await put(object);
  expect((await told()).lines).toEqual([]);
});

it("what nothing happened to the day before is not read", async () => {
  const { objects } = await kept(addSeconds(later, -3 * 24 * 60 * 60));
  await remove(objects.piece);
  expect(await told()).toEqual({ lines: [], missing: [0], unnamed: [0] });
});
