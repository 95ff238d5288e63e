import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { ensureTables, tablesNamed } from "../../infra/local/dynamodb/tables.ts";
import { openDoorTo } from "../../infra/local/faults/fault-doors.ts";
import type { Faults } from "../../infra/local/faults/faults.ts";
import type { Listening } from "../../infra/local/listen.ts";
import { loadAssembly } from "../../infra/local/template/assembly.ts";
import { resolver } from "../../infra/local/template/resolve.ts";
import { useDatabase } from "./database.ts";
import { dropOwnTables, tablePrefix } from "./own-tables.ts";
import { workerPorts } from "./worker.ts";

/**
 * The template's table in an embedded database, for tests that call the store in their own process; behind a door where
 * things are to go wrong.
 */
export function useTable(faults?: Faults): void {
  let folder = "";
  let database: EmbeddedDynamoDb | undefined;
  let tables: string[] = [];
  let door: Listening | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-table-"));
    const { database: port } = await workerPorts();
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"), faults === undefined ? port : 0);
    const upstream = database.endpoint;
    door = faults === undefined ? undefined : await openDoorTo("database", { upstream, port }, faults);
    const assembly = await loadAssembly(inject("assembly"));
    tables = await ensureTables(
      assembly,
      resolver(assembly, new Map(tablesNamed(assembly, tablePrefix()))),
      database,
    );
    useDatabase({ endpoint: door?.url ?? upstream, tables });
  });
  afterAll(async () => {
    await dropOwnTables(tables);
    await door?.close();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });
}
