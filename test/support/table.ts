import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { ensureTables } from "../../infra/local/dynamodb/tables.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { loadAssembly } from "../../infra/local/template/assembly.ts";
import { region, resolver } from "../../infra/local/template/resolve.ts";
import { workerPorts } from "./worker.ts";

/** Makes the store of this very process use a database, as a function's environment does. */
export function useDatabase({ endpoint, tables }: LocalStack["database"]): void {
  process.env["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint;
  process.env["AWS_REGION"] = region;
  process.env["AWS_ACCESS_KEY_ID"] = localCredentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = localCredentials.secretAccessKey;
  process.env["TABLE_NAME"] = tables[0];
}

/** The template's table in an embedded database, for tests that call the store in their own process. */
export function useTable(): void {
  let folder = "";
  let database: EmbeddedDynamoDb | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-table-"));
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"), (await workerPorts()).database);
    const assembly = await loadAssembly(inject("assembly"));
    const tables = await ensureTables(assembly, resolver(assembly, new Map()), database);
    useDatabase({ endpoint: database.endpoint, tables });
  });
  afterAll(async () => {
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });
}
