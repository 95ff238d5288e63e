import { parse } from "csv-parse/sync";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { exportContinued } from "../../events/exports.ts";
import { eventSource } from "../../events/source.ts";
import {
  type ExportJob,
  partWritten,
  requestExport,
  startedExport,
} from "../../shared/domain/exports/export-job.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { beginFile, finishFile, writePart } from "../../shared/exports/export-file.ts";
import { saveExport } from "../../shared/store/exports.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { createFile } from "../../shared/store/files.ts";
import { commit } from "../../shared/store/transaction.ts";
import { useDatabase } from "../support/database.ts";
import { fileIn, testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

/** Files, and letters of each name: long ones, so that some files make two parts, of which one has its 5 MiB. */
const [files, nameLength] = [150, 38_000];

const stack = useLocalStack(() => ({ redeliverAfter: () => 0.05, failing: true }));

beforeAll(async () => {
  useDatabase(stack().database);
  for (let start = 0; start < files; start += 25)
    await commit(Array.from({ length: 25 }, (_, n) => createFile(submitted(start + n))).flat());
}, 300_000);

function submitted(n: number) {
  const personId = `p${n}@example.org`;
  const firstNames = `=É;"${n}"`;
  return fileIn("submitted", {
    id: testId("file", n),
    candidate: { personId, email: personId, civilStatus: civilStatusOf(firstNames, "a".repeat(nameLength)) },
  });
}

const formats = {
  csv: (text: string) =>
    (parse(text, { bom: true, delimiter: ";", columns: true }) as Record<string, string>[]).map((row) => ({
      id: row["Dossier"],
      name: row["Candidat"]?.slice(0, 12),
      state: row["État"],
    })),
  json: (text: string) =>
    (JSON.parse(text) as { id: string; candidateName: string; state: string }[]).map((row) => ({
      id: row.id,
      name: row.candidateName.slice(0, 11),
      state: row.state,
    })),
};

it.each(["csv", "json"] as const)(
  "exports each file once as %s, part after part, were each delivery made again",
  async (format) => {
    const { people } = stageOn(stack());
    const { id } = await people.oemm.call("POST", "/exports", { list: "waiting-list", format });
    const requested = (await readHistory({ kind: "export", id }, 1, undefined)).entries[0];
    if (requested === undefined) throw new Error("the export has no history");
    const again = {
      busName: stack().busName,
      source: eventSource,
      detailType: requested.type,
      detail: requested,
      at: new Date(),
    };
    await Promise.all([stack().bus.put(again), stack().bus.put(again)]);
    await stack().settled();
    const job = await people.oemm.call("GET", `/exports/${id}`);
    expect(job).toMatchObject({ state: "ready", rows: files });
    const bytes = Buffer.from(await (await fetch(job.download.url)).arrayBuffer());
    expect(bytes.byteLength).toBeGreaterThan(5 * 1024 * 1024);
    const { entries } = await readHistory({ kind: "export", id }, 100, undefined);
    const parts = entries.filter(({ type }) => type === "export.continued").length;
    expect(parts).toBeGreaterThanOrEqual(2);
    const rows = formats[format](bytes.toString("utf8"));
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: files }, (_, n) => testId("file", n)));
    expect(rows[42]).toEqual(
      format === "csv"
        ? { id: testId("file", 42), name: `'=É;"42" aaa`, state: "déposé, en attente de jury" }
        : { id: testId("file", 42), name: `=É;"42" aaa`, state: "submitted" },
    );
  },
  240_000,
);

/** S3 takes no smaller part but the last. */
const partBytes = 5 * 1024 * 1024;

describe("an export whose worker dies", () => {
  const requestedBy = { subject: "demo-oemm", name: "Odile Exemple" };
  const asked = (n: number) =>
    requestExport(
      { id: testId("exp", n), request: { list: "waiting-list", format: "csv" }, requestedBy },
      guidePolicy.exports,
      stack().clock.now().toISOString(),
    );
  /** What a worker that died left is there, and the message that brings on the next part is delivered. */
  const goOnFrom = async (left: ExportJob) => {
    await commit([saveExport(undefined, left)]);
    const fact = {
      ...exportContinued.of(left.id, { parts: 1, rows: 1 }),
      id: ulid(),
      at: stack().clock.now().toISOString(),
      actor: { subject: "system", role: "system", name: "Système" },
    };
    const event = { busName: stack().busName, source: eventSource, detailType: fact.type, detail: fact };
    await stack().bus.put({ ...event, at: new Date() });
    await stack().settled();
  };
  let oemm: ApiClient;
  const read = (id: string) => oemm.call("GET", `/exports/${id}`);
  const fileOf = async (id: string) =>
    Buffer.from(await (await fetch((await read(id)).download.url)).arrayBuffer());
  let whole = Buffer.alloc(0);
  const expectWhole = async (id: string) => {
    expect(await read(id)).toMatchObject({ state: "ready", rows: files });
    expect((await fileOf(id)).equals(whole)).toBe(true);
  };

  beforeAll(async () => {
    ({ oemm } = stageOn(stack()).people);
    const { id } = await oemm.call("POST", "/exports", { list: "waiting-list", format: "csv" });
    await stack().settled();
    whole = await fileOf(id);
    const [, bucket] = new URL((await read(id)).download.url).pathname.split("/");
    vi.stubEnv("AWS_ENDPOINT_URL_S3", stack().urls.s3);
    vi.stubEnv("OBJECTS_BUCKET", bucket);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it("between a part and the note of it writes that part again, and no row twice", async () => {
    const job = asked(1);
    const started = startedExport(job, await beginFile(job));
    await writePart(started, Buffer.from("what was written before the end"));
    await goOnFrom(started);
    await expectWhole(job.id);
  });

  it("between the making of the file and the note of it leaves the file as it is", async () => {
    const job = asked(2);
    const started = startedExport(job, await beginFile(job));
    let written = started;
    for (let from = 0; from < whole.byteLength; from += partBytes) {
      const bytes = whole.subarray(from, from + partBytes);
      const last = from + partBytes >= whole.byteLength;
      const part = { tag: await writePart(written, bytes), bytes: bytes.byteLength };
      const [rows, position] = last ? [files, undefined] : [0, { partition: 0 }];
      written = partWritten(written, { ...part, rows, position }, job.requestedAt);
    }
    await finishFile(written);
    await goOnFrom(written);
    await expectWhole(job.id);
  });

  it("at each delivery ends in the dead-letter queue, and is told as failed once none can come any more", async () => {
    const job = asked(3);
    await goOnFrom(startedExport(job, "an upload that is gone"));
    expect(stack().queued("WriteExportDeadLetters")).toBe(1);
    expect(await read(job.id)).toMatchObject({ state: "running" });
    await stack().clock.moveTo(new Date(Date.parse(addSeconds(job.requestedAt, 3 * 3600))));
    ({ oemm } = stageOn(stack()).people);
    expect(await read(job.id)).toMatchObject({ state: "failed" });
  });
});
