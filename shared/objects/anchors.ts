import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Anchor, anchor } from "../domain/trail/anchor.ts";
import { bucketNamedBy } from "./named-bucket.ts";

/** The bucket of anchors, whose objects can't be deleted for years, from `ANCHORS_BUCKET`. */
const anchorsBucket = bucketNamedBy("ANCHORS_BUCKET");

const keyOf = (day: CivilDate) => `${day}.json`;

/** The days that were anchored, oldest first. */
export async function anchoredDays(): Promise<CivilDate[]> {
  const { client, bucket } = anchorsBucket();
  const days: CivilDate[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
    days.push(...Contents.flatMap(({ Key }) => Key?.replace(/\.json$/, "") ?? []));
  return days.sort();
}

/** The anchor of a day that was anchored. */
export async function readAnchor(day: CivilDate): Promise<Anchor> {
  const { client, bucket } = anchorsBucket();
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(day) }));
  return anchor.parse(JSON.parse((await Body?.transformToString()) ?? ""));
}

/** Keeps the anchor of a day; throws S3ServiceException 412 when there is one: what is kept is never replaced. */
export async function keepAnchor(kept: Anchor): Promise<void> {
  const { client, bucket } = anchorsBucket();
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: keyOf(kept.day),
      Body: JSON.stringify(kept),
      ContentType: "application/json",
      IfNoneMatch: "*",
    }),
  );
}
