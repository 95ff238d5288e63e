import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName } from "../template/resolve.ts";
import { TableDiffers } from "./database-errors.ts";
import type { EmbeddedDynamoDb } from "./dynoxide.ts";

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const projection = z.object({
  ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  NonKeyAttributes: z.array(z.string()).optional(),
});
/** What the template says of a table, as far as it is read here. */
export const tableProperties = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
    .default([]),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(["NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"]) })
    .optional(),
});

/**
 * Names the tables of a template with a prefix, for the resolver: on a server that others use, tests keep to tables of
 * their own.
 */
export function tablesNamed(assembly: Assembly, prefix: string): [string, string][] {
  return resourcesOf(assembly, "AWS::DynamoDB::Table").map(([id]) => [id, `${prefix}${localName(id)}`]);
}

/** Deletes tables with what is in them. */
export async function dropTables(names: readonly string[], { client }: EmbeddedDynamoDb): Promise<void> {
  for (const TableName of names) await client.send(new DeleteTableCommand({ TableName }));
}

/** Creates the tables of a template that don't exist yet. @throws TableDiffers */
export async function ensureTables(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  { client }: EmbeddedDynamoDb,
): Promise<string[]> {
  const names: string[] = [];
  for (const [logicalId, resource] of resourcesOf(assembly, "AWS::DynamoDB::Table")) {
    const name = z.string().parse(resolve({ Ref: logicalId }));
    names.push(name);
    const { StreamSpecification, GlobalSecondaryIndexes, ...wanted } = tableProperties.parse(
      resolve(resource.Properties),
    );
    const input: CreateTableCommandInput = {
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      ...wanted,
      ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
      ...(StreamSpecification === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
    };
    try {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
      const existing = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName).sort();
      const expected = GlobalSecondaryIndexes.map(({ IndexName }) => IndexName).sort();
      if (existing.join() !== expected.join()) throw new TableDiffers(name);
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      await client.send(new CreateTableCommand(input));
    }
  }
  return names;
}
