import type { DoorAnswer, DoorContext } from "./door-context.ts";
import { escapeXml } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/** Answers ListObjectVersions as a bucket without versioning does: each object has one version, `null`. */
export async function answerListVersions(context: DoorContext, request: S3Request): Promise<DoorAnswer> {
  const prefix = request.query.get("prefix") ?? "";
  const page = await context.store.list(request.bucket, prefix, request.query.get("key-marker") ?? "");
  const versions = page.keys.map(
    (key) =>
      `<Version><Key>${escapeXml(key)}</Key><VersionId>null</VersionId><IsLatest>true</IsLatest></Version>`,
  );
  const next = page.more ? `<NextKeyMarker>${escapeXml(page.keys.at(-1) ?? "")}</NextKeyMarker>` : "";
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>
<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${escapeXml(request.bucket)}</Name><Prefix>${escapeXml(prefix)}</Prefix><IsTruncated>${page.more}</IsTruncated>${next}${versions.join("")}</ListVersionsResult>`,
  };
}
