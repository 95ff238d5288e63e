import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { localCredentials } from "../functions/hosted-functions.ts";
import { queueOfArn } from "../queues/queues.ts";
import { region } from "../template/resolve.ts";
import type { TemplateBucket } from "./template-buckets.ts";

/**
 * Puts objects into buckets of the template, as AWS's own services do, and tells the queues that the bucket is to tell. `send` puts the
 * body of a message on the queue of a name.
 */
export function keepIn(
  endpoint: string,
  buckets: readonly TemplateBucket[],
  send: (queue: string, body: string) => void,
): (bucket: string, key: string, body: string) => Promise<void> {
  return async (Bucket, Key, Body) => {
    const client = new S3Client({ endpoint, region, credentials: localCredentials, forcePathStyle: true });
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    } finally {
      client.destroy();
    }
    const event = {
      Records: [{ eventName: "ObjectCreated:Put", s3: { bucket: { name: Bucket }, object: { key: Key } } }],
    };
    for (const arn of buckets.find(({ name }) => name === Bucket)?.told ?? [])
      send(queueOfArn(arn), JSON.stringify(event));
  };
}
