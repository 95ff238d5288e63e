import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { sendMessage } from "./queues.ts";

const environment = z.object({ PARKING_QUEUE: z.string() });

/** A record of the table's stream that was put aside, with its content, and why. */
export const parkedRecord = z.object({
  reason: z.string(),
  record: z.custom<DynamoDBRecord>((value) => typeof value === "object" && value !== null),
});

/**
 * Puts a record of the stream aside, in the queue that the function is told the name of. Of a changed item it keeps which it is,
 * as all that is told of it; of a fact, all that was recorded, which is without what it says of people (decision 31).
 */
export async function parkRecord(record: DynamoDBRecord, reason: string): Promise<void> {
  const { PARKING_QUEUE } = environment.parse(process.env);
  const { OldImage: _, ...dynamodb } = record.dynamodb ?? {};
  const parked = { reason, record: { ...record, dynamodb } };
  await sendMessage(PARKING_QUEUE, JSON.stringify(parked));
}
