import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { GetObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { type ExportedUser, exportedUser } from "../../functions/people/keep-users.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";

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
