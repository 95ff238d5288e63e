import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { ensureTables, tablesNamed } from "../../infra/local/dynamodb/tables.ts";
import { loadAssembly } from "../../infra/local/template/assembly.ts";
import { resolver } from "../../infra/local/template/resolve.ts";
import { useDatabase } from "./database.ts";
import { dropOwnTables, tablePrefix } from "./own-tables.ts";
import { workerPorts } from "./worker.ts";

/** The template's table in an embedded database, for tests that call the store in their own process. */
export function useTable(): void {
  let folder = "";
  let database: EmbeddedDynamoDb | undefined;
  let tables: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-table-"));
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"), (await workerPorts()).database);
    const assembly = await loadAssembly(inject("assembly"));
    tables = await ensureTables(
      assembly,
      resolver(assembly, new Map(tablesNamed(assembly, tablePrefix()))),
      database,
    );
    useDatabase({ endpoint: database.endpoint, tables });
  });
  afterAll(async () => {
    await dropOwnTables(tables);
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });
}
