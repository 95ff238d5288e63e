import { randomUUID } from "node:crypto";
import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import { account, region } from "../template/resolve.ts";
import type { ParkedFor } from "./consumer.ts";

/** Seconds, as the stream writes when a record was made. */
const inSeconds = (name: string, value: unknown) =>
  name === "ApproximateCreationDateTime" ? Date.parse(String(value)) / 1000 : value;

/**
 * What Lambda writes to the destination of records that it gives up: where they are in the stream, and to a bucket alone what they hold.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function parkedMessage(
  records: readonly _Record[],
  told: {
    functionName: string;
    streamArn: string;
    why: ParkedFor;
    deliveries: number;
    at: Date;
    withContent: boolean;
  },
): string {
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb];
  const arrival = (record: typeof first) => record?.ApproximateCreationDateTime?.toISOString();
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:${region}:${account}:function:${told.functionName}`,
      condition: told.why,
      approximateInvokeCount: told.deliveries,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: told.at.toISOString(),
    DDBStreamBatchInfo: {
      shardId: "shardId-00000000000000000000-00000000",
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: told.streamArn,
    },
    ...(told.withContent ? { payload: JSON.stringify({ Records: records }, inSeconds) } : {}),
  });
}
