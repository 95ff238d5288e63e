import { GetObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { type Erased, erased } from "../../shared/domain/privacy/erasure.ts";
import { keepingUnknown } from "../../shared/domain/structure.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";

/** Everything that was erased, in no order. */
export async function* listErasures(): AsyncGenerator<Erased> {
  const { client, bucket } = objectsBucket();
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefixes.erasures });
  for await (const { Contents = [] } of pages)
    for (const { Key } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      yield keepingUnknown(erased).parse(JSON.parse((await Body?.transformToString()) ?? ""));
    }
}
