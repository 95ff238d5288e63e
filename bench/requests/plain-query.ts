import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

const client = new DynamoDBClient({});

/** A function with nothing of ours: it queries a file's partition, and answers with the items. */
export async function handler(event: { pathParameters: { fileId: string } }): Promise<object> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: process.env["TABLE_NAME"],
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: `FILE#${event.pathParameters.fileId}` } },
    }),
  );
  return {
    statusCode: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(Items.map((item) => unmarshall(item))),
  };
}
