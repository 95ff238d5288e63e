import { startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { dropTables } from "../../infra/local/dynamodb/tables.ts";

/** Whether tests use a server that the project did not start: they then keep to tables of their own there. */
const elsewhere = () => process.env["DYNAMODB_ENDPOINT"] !== undefined;

/**
 * What the names of the tests' tables begin with: nothing in a database of their own; elsewhere the same for all that one
 * process plays, as it opens its table once.
 */
export function tablePrefix(): string {
  return elsewhere() ? `cqp-tests-${process.pid}-` : "";
}

/** Takes the tests' tables away from a server that the project did not start. */
export async function dropOwnTables(names: readonly string[]): Promise<void> {
  if (!elsewhere()) return;
  const database = await startDynamoDb("");
  await dropTables(names, database);
  await database.stop();
}
