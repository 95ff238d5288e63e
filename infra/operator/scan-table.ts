import { type AttributeValue, ScanCommand, type ScanCommandInput } from "@aws-sdk/client-dynamodb";
import { ask, table } from "../../shared/store/table.ts";

/** What is asked of every item: which, and what of it. */
type Asked = Pick<
  ScanCommandInput,
  "ExpressionAttributeValues" | "FilterExpression" | "ProjectionExpression"
>;

/** The attributes of every item of the table. A scan, for operators' commands; a page that fails is asked for again. */
export async function* scanTable(asked: Asked): AsyncGenerator<Record<string, AttributeValue>> {
  let start: ScanCommandInput["ExclusiveStartKey"];
  do {
    const { name: TableName } = table();
    const command = new ScanCommand({ ...asked, TableName, ConsistentRead: true, ExclusiveStartKey: start });
    const { Items = [], LastEvaluatedKey } = await ask((client) => client.send(command));
    yield* Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}
