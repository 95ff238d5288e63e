import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  CopyObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/**
 * The table as it is at one instant, written into another folder of data: what stands here for AWS's restoring to a point in time,
 * which the embedded database has not. It is one read of the database file, while it goes on being written to.
 */
export async function copyTable(fromData: string, toData: string): Promise<void> {
  const database = new DatabaseSync(join(fromData, "dynamodb.sqlite"), { readOnly: true });
  try {
    database.prepare("VACUUM INTO ?").run(join(toData, "dynamodb.sqlite"));
  } finally {
    database.close();
  }
  // How far each function had got in the stream, which is in the same file.
  for (const name of await readdir(fromData))
    if (name.startsWith("stream-") && !name.endsWith(".next"))
      await copyFile(join(fromData, name), join(toData, name));
}

/** What copies within AWS's S3, from one embedded bucket to another: read from the first service, put into the second. */
export function between(from: S3Client, to: S3Client): Pick<S3Client, "send"> {
  const send = async (command: { input: object }) => {
    if (!(command instanceof CopyObjectCommand)) return from.send(command as never);
    const { Bucket, Key, CopySource = "" } = command.input;
    const [source = ""] = CopySource.split("/");
    const read = await from.send(new GetObjectCommand({ Bucket: source, Key })).catch((error: unknown) => {
      // Moved since it was listed: the embedded bucket keeps no version of before.
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    });
    if (read === undefined) return {};
    const { Body, ContentType } = read;
    const bytes = await Body?.transformToByteArray();
    return to.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType }));
  };
  return { send: send as S3Client["send"] };
}
