import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetItemCommand, ListTablesCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../../infra/local/dynamodb/dynoxide.ts";
import { embeddedProgram, howToGoWithout } from "../../../infra/local/dynamodb/embedded-program.mjs";
import { ensureTables, tablesNamed } from "../../../infra/local/dynamodb/tables.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { resolver } from "../../../infra/local/template/resolve.ts";
import { useTable } from "../../support/table.ts";

describe("on a server that DYNAMODB_ENDPOINT names", () => {
  let folder = "";
  let database: EmbeddedDynamoDb;
  let theirTable = "";
  const theirs = { pk: { S: "FILE#theirs" }, sk: { S: "FILE" }, version: { N: "1" } };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-elsewhere-"));
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"), 0, undefined);
    const assembly = await loadAssembly(inject("assembly"));
    const resolve = resolver(assembly, new Map(tablesNamed(assembly, "")));
    [theirTable = ""] = await ensureTables(assembly, resolve, database);
    await database.client.send(new PutItemCommand({ TableName: theirTable, Item: theirs }));
    vi.stubEnv("DYNAMODB_ENDPOINT", database.endpoint);
  });

  // After the tests' own table is gone: hooks end in the reverse order.
  afterAll(async () => {
    vi.unstubAllEnvs();
    const { TableNames } = await database.client.send(new ListTablesCommand({}));
    const { pk, sk } = theirs;
    const { Item } = await database.client.send(
      new GetItemCommand({ TableName: theirTable, Key: { pk, sk } }),
    );
    await database.stop();
    await rm(folder, { recursive: true, force: true });
    expect(TableNames).toEqual([theirTable]);
    expect(Item).toEqual(theirs);
  });

  useTable();

  it("tests keep to a table of their own, which they take away", async () => {
    const name = process.env["TABLE_NAME"];
    expect(name).not.toBe(theirTable);
    await database.client.send(
      new PutItemCommand({ TableName: name, Item: { ...theirs, version: { N: "2" } } }),
    );
    const { TableNames } = await database.client.send(new ListTablesCommand({}));
    expect(TableNames).toEqual(expect.arrayContaining([name, theirTable]));
  });
});

it("where the embedded database has no build, one sentence says which variable to set, and how", () => {
  const machine = { platform: "darwin", arch: "arm64" };
  expect(embeddedProgram(machine)).toBeUndefined();
  expect(howToGoWithout(machine)).toMatch(
    /pour darwin-arm64\u00a0: lancez un serveur .*DYNAMODB_ENDPOINT=http:\S+ npm start$/,
  );
});
