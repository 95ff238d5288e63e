import { DeleteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../../shared/store/table.ts";

/** Takes all items out of the table that the process uses: each test of a file then begins as if it ran alone. */
export async function emptyTable(): Promise<void> {
  const { client, name } = table();
  const left = new ScanCommand({ TableName: name, ProjectionExpression: "pk, sk" });
  for (let found = await client.send(left); ; found = await client.send(left)) {
    for (const { pk, sk } of found.Items ?? [])
      if (pk !== undefined && sk !== undefined)
        await client.send(new DeleteItemCommand({ TableName: name, Key: { pk, sk } }));
    if (found.LastEvaluatedKey === undefined) return;
  }
}
