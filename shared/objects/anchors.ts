import {
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { addDays, type CivilDate } from "../domain/time/civil-date.ts";
import { type Anchor, anchor, anchorsMadeUpFor } from "../domain/trail/anchor.ts";
import { bucketNamedBy } from "./named-bucket.ts";

/** The bucket of anchors, whose objects can't be deleted for years, from `ANCHORS_BUCKET`. */
const anchorsBucket = bucketNamedBy("ANCHORS_BUCKET");

const keyOf = (day: CivilDate) => `${day}.json`;

/** The days that were anchored, from one on where it is given, oldest first. */
export async function anchoredDays(from?: CivilDate): Promise<CivilDate[]> {
  const { client, bucket } = anchorsBucket();
  const days: CivilDate[] = [];
  // A day is just before its key.
  const asked = { Bucket: bucket, StartAfter: from };
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, asked))
    days.push(...Contents.flatMap(({ Key }) => Key?.replace(/\.json$/, "") ?? []));
  return days.sort();
}

/**
 * The last day that was anchored before one; undefined where none was. It is looked for among the latest days first, so that a
 * night costs the same after years.
 */
export async function lastAnchoredBefore(day: CivilDate): Promise<CivilDate | undefined> {
  const isBefore = (one: CivilDate) => one < day;
  const latest = await anchoredDays(addDays(day, -anchorsMadeUpFor));
  return latest.findLast(isBefore) ?? (await anchoredDays()).findLast(isBefore);
}

/** The anchor of a day that was anchored. */
export async function readAnchor(day: CivilDate): Promise<Anchor> {
  const { client, bucket } = anchorsBucket();
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(day) }));
  return anchor.parse(JSON.parse((await Body?.transformToString()) ?? ""));
}

/**
 * Keeps the anchor of a day, unless there is one: what is kept is never replaced. Gives the one that is kept: this one, be it
 * by a call whose answer was lost, or that of another run.
 */
export async function keepAnchor(made: Anchor): Promise<Anchor> {
  const { client, bucket } = anchorsBucket();
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: keyOf(made.day),
    Body: JSON.stringify(made),
    ContentType: "application/json",
    IfNoneMatch: "*",
  });
  try {
    await client.send(command);
    return made;
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error;
    return readAnchor(made.day);
  }
}
