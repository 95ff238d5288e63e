import { paginateScan } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { fromAttributes, type StoredItem } from "../../shared/store/item.ts";
import { table } from "../../shared/store/table.ts";

/** Every item of the table that is of one of these entities. A scan: for operators' commands, which no request waits for. */
export async function* everyItem(entities: readonly string[]): AsyncGenerator<StoredItem> {
  const { client, name } = table();
  const names = entities.map((entity, index) => [`:e${index}`, entity] as const);
  const pages = paginateScan(
    { client },
    {
      TableName: name,
      ConsistentRead: true,
      FilterExpression: `entity IN (${names.map(([placeholder]) => placeholder).join(", ")})`,
      ExpressionAttributeValues: marshall(Object.fromEntries(names)),
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map(fromAttributes);
}
