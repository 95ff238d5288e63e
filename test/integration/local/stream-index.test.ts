import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../../infra/local/dynamodb/dynoxide.ts";

let folder: string;
let database: EmbeddedDynamoDb;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-stream-"));
  database = await startDynamoDb(join(folder, "dynamodb.sqlite"));
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

// The index is on the embedded database's own file: another server has none.
it.skipIf(process.env["DYNAMODB_ENDPOINT"] !== undefined)(
  "finds a place in the stream without reading all of it",
  () => {
    const file = new DatabaseSync(join(folder, "dynamodb.sqlite"), { readOnly: true });
    const plan = (query: string) =>
      file
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all()
        .map(({ detail }) => detail);
    const of = "FROM _stream_records WHERE table_name = 'cqp'";
    // As the embedded database asks at each write, and at each look.
    expect(plan(`SELECT MAX(CAST(sequence_number AS INTEGER)) ${of}`)).toEqual([
      expect.stringContaining("USING COVERING INDEX stream_in_order"),
    ]);
    expect(
      plan(`SELECT keys_json ${of} AND shard_id = 's' AND CAST(sequence_number AS INTEGER) > 5
      ORDER BY CAST(sequence_number AS INTEGER) LIMIT 100`),
    ).toEqual([expect.stringContaining("USING INDEX stream_in_order")]);
    file.close();
  },
);
