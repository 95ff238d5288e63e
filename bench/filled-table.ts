import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { dynoxide, type EmbeddedDynamoDb, startDynamoDb } from "../infra/local/dynamodb/dynoxide.ts";
import { ensureTables } from "../infra/local/dynamodb/tables.ts";
import type { Assembly } from "../infra/local/template/assembly.ts";
import { resolver } from "../infra/local/template/resolve.ts";
import { type Item, toAttributes } from "../shared/store/item.ts";

/** A table of the template with items in it. */
export interface FilledTable {
  database: EmbeddedDynamoDb;
  name: string;
}

/**
 * Fills a table as DynamoDB's import from S3 does, from an export's files: a million of files by requests would take
 * the embedded database hours.
 */
export async function fillTable(
  folder: string,
  assembly: Assembly,
  items: Iterable<Item>,
): Promise<FilledTable> {
  const empty = await startDynamoDb(join(folder, "empty.sqlite"));
  const [name = ""] = await ensureTables(assembly, resolver(assembly, new Map()), empty);
  const { Table } = await empty.client.send(new DescribeTableCommand({ TableName: name }));
  await empty.stop();
  const schema = join(folder, "schema.json");
  const source = join(folder, "export");
  const output = join(folder, "filled.sqlite");
  await writeFile(schema, JSON.stringify({ Table }));
  await mkdir(join(source, name, "data"), { recursive: true });
  await writeExport(join(source, name, "data", "items.json"), items);
  const told = ["--source", source, "--schema", schema, "--output", output];
  await promisify(execFile)(dynoxide(), ["import", ...told]);
  await rm(source, { recursive: true });
  return { database: await startDynamoDb(output), name };
}

async function writeExport(file: string, items: Iterable<Item>): Promise<void> {
  const out = createWriteStream(file);
  for (const item of items)
    if (!out.write(`${JSON.stringify({ Item: toAttributes(item) })}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}
