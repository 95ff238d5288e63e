import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { type LocalAddresses, toLocal } from "../template/local-addresses.ts";

const deployment = z.object({
  SourceObjectKeys: z.array(z.string().regex(/^[0-9a-f]+\.zip$/)),
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().optional(),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

/** A file that a deployment puts into a bucket. */
export interface DeployedFile {
  bytes: Buffer;
  /** What the object tells with itself: `cache-control`. */
  headers: Readonly<Record<string, string>>;
}

/** The files that a deployment of the template puts into buckets, by `bucket/key`, with what is known then in them. */
export async function deployedFiles(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  addresses: LocalAddresses,
): Promise<Map<string, DeployedFile>> {
  const files = new Map<string, DeployedFile>();
  for (const [, { Properties }] of resourcesOf(assembly, "Custom::CDKBucketDeployment")) {
    const put = deployment.parse(resolve(Properties));
    const prefix = join(put.DestinationBucketName, put.DestinationBucketKeyPrefix ?? "");
    for (const [index, archive] of put.SourceObjectKeys.entries()) {
      // The asset's archive is named by its digest, as the folder that it is made from.
      const folder = join(assembly.folder, `asset.${archive.replace(".zip", "")}`);
      const markers = Object.entries(put.SourceMarkers[index] ?? {});
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        files.set(join(prefix, relative(folder, path)), {
          bytes: withValues(await readFile(path), markers, addresses),
          headers: put.SystemMetadata,
        });
      }
    }
  }
  return files;
}

function withValues(bytes: Buffer, markers: readonly [string, string][], addresses: LocalAddresses): Buffer {
  if (markers.length === 0) return bytes;
  const text = markers.reduce((told, [mark, value]) => told.replaceAll(mark, value), bytes.toString());
  return Buffer.from(toLocal(text, addresses));
}
