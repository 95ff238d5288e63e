import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";
import { type ExportedUser, exportedUser } from "./pool-users.ts";

/** Keeps users of a pool in the bucket, a line each, under the instant of their export. Gives the object, and how many. */
export async function keepUsers(
  users: AsyncIterable<ExportedUser>,
  at: Instant,
): Promise<{ key: string; count: number }> {
  const { client, bucket } = objectsBucket();
  const key = `${prefixes.accounts}${at}.ndjson`;
  const lines: string[] = [];
  for await (const user of users) lines.push(`${JSON.stringify(user)}\n`);
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: lines.join(""),
      ContentType: "application/x-ndjson",
    }),
  );
  return { key, count: lines.length };
}

/** The latest export of users, by its key; undefined where there is none. */
export async function latestUsers(): Promise<string | undefined> {
  const { client, bucket } = objectsBucket();
  let latest: string | undefined;
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefixes.accounts });
  // Keys are listed in their order, which is that of instants.
  for await (const { Contents = [] } of pages) latest = Contents.at(-1)?.Key ?? latest;
  return latest;
}

/** The users of an export. @throws ZodError for a line that is none */
export async function* readUsers(key: string): AsyncGenerator<ExportedUser> {
  const { client, bucket } = objectsBucket();
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!(Body instanceof Readable)) throw new Error(`the object ${key} came without a body`);
  for await (const line of createInterface({ input: Body }))
    if (line !== "") yield exportedUser.parse(JSON.parse(line));
}
