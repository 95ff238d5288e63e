import { marshall } from "@aws-sdk/util-dynamodb";
import { fromAttributes, type StoredItem } from "../../shared/store/item.ts";
import { scanTable } from "./scan-table.ts";

/** Every item of the table that is of one of these entities. A scan: for operators' commands, which no request waits for. */
export async function* everyItem(entities: readonly string[]): AsyncGenerator<StoredItem> {
  const names = entities.map((entity, index) => [`:e${index}`, entity] as const);
  const items = scanTable({
    FilterExpression: `entity IN (${names.map(([placeholder]) => placeholder).join(", ")})`,
    ExpressionAttributeValues: marshall(Object.fromEntries(names)),
  });
  for await (const attributes of items) yield fromAttributes(attributes);
}
