import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import * as z from "zod";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Anchor, anchor } from "../domain/trail/anchor.ts";
import { withoutLog } from "../runtime/without-log.ts";

const environment = z.object({ ANCHORS_BUCKET: z.string() });

let opened: { client: S3Client; bucket: string } | undefined;

/** The bucket of anchors, whose objects can't be deleted for years; opened once a process from `ANCHORS_BUCKET`. */
function anchorsBucket(): { client: S3Client; bucket: string } {
  opened ??= { client: withoutLog(new S3Client({})), bucket: environment.parse(process.env).ANCHORS_BUCKET };
  return opened;
}

const keyOf = (day: CivilDate) => `${day}.json`;

/** The anchor of a day, or undefined when there is none. */
export async function readAnchor(day: CivilDate): Promise<Anchor | undefined> {
  const { client, bucket } = anchorsBucket();
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(day) }));
    return anchor.parse(JSON.parse((await Body?.transformToString()) ?? ""));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

/** Every anchor, from the first day on. */
export async function everyAnchor(): Promise<Anchor[]> {
  const { client, bucket } = anchorsBucket();
  const days: CivilDate[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
    days.push(...Contents.flatMap(({ Key }) => Key?.replace(/\.json$/, "") ?? []));
  const anchors: Anchor[] = [];
  for (const day of days.sort()) {
    const kept = await readAnchor(day);
    if (kept !== undefined) anchors.push(kept);
  }
  return anchors;
}

/** Keeps the anchor of a day, unless there is one: what is kept is never replaced. */
export async function keepAnchor(kept: Anchor): Promise<void> {
  const { client, bucket } = anchorsBucket();
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(kept.day),
        Body: JSON.stringify(kept),
        ContentType: "application/json",
        IfNoneMatch: "*",
      }),
    );
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return;
    throw error;
  }
}
