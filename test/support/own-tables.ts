import { basename } from "node:path";
import { startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { dropTables } from "../../infra/local/dynamodb/tables.ts";

/** Whether tests use a server that the project did not start: they then keep to tables of their own there. */
const elsewhere = () => process.env["DYNAMODB_ENDPOINT"] !== undefined;

/** What the tables of a folder of data begin with: nothing in a database that is the folder's own. */
export function tablePrefix(dataDir: string): string {
  return elsewhere() ? `${basename(dataDir)}-` : "";
}

/** Takes the tests' tables away from a server that the project did not start. */
export async function dropOwnTables(names: readonly string[]): Promise<void> {
  if (!elsewhere()) return;
  const database = await startDynamoDb("");
  await dropTables(names, database);
  await database.stop();
}
