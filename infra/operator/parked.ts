import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { parkedRecord } from "../../shared/messaging/park.ts";
import { takeMessages } from "../../shared/messaging/queues.ts";

/** Records that were put aside together; `done` takes them away once they are dealt with. */
export interface Parked {
  /** The function that gave them up. */
  givenUpBy: "publish" | "seal";
  records: DynamoDBRecord[];
  done(): Promise<void>;
}

/** What the publisher put aside, each record in a message of its own. */
export async function* parkedInQueue(queue: string): AsyncGenerator<Parked> {
  for await (const { body, done } of takeMessages(queue))
    yield { givenUpBy: "publish", records: [parkedRecord.parse(JSON.parse(body)).record], done };
}

/** What Lambda writes of records that a function failed at until the end: among the rest, the event that it was given. */
const givenUp = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  payload: z.union([z.string(), z.object({})]),
});
const event = z.object({
  Records: z.array(z.custom<DynamoDBRecord>((value) => typeof value === "object" && value !== null)),
});

/** What Lambda put into the bucket of parked records, oldest first. */
export async function* parkedInBucket(client: S3Client, Bucket: string): AsyncGenerator<Parked> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
    for (const { Key } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const { payload, requestContext } = givenUp.parse(JSON.parse((await Body?.transformToString()) ?? ""));
      const { Records } = event.parse(typeof payload === "string" ? JSON.parse(payload) : payload);
      yield {
        // The names of functions begin with what they are called in the stack.
        givenUpBy: /seal/i.test(requestContext.functionArn) ? "seal" : "publish",
        records: Records,
        async done() {
          await client.send(new DeleteObjectCommand({ Bucket, Key }));
        },
      };
    }
}
