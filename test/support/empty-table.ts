import { DeleteItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { table } from "../../shared/store/table.ts";

/** Takes all items out of the table that the process uses: each test of a file then begins as if it ran alone. */
export async function emptyTable(): Promise<void> {
  const { client, name: TableName } = table();
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ProjectionExpression: "pk, sk" }))
    for (const { pk, sk } of Items)
      if (pk !== undefined && sk !== undefined)
        await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
}
