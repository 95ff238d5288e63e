import { join } from "node:path";
import type { Bus } from "../bus/bus.ts";
import { localCredentials } from "../functions/hosted-functions.ts";
import { malwareScan } from "../malware/scan.ts";
import type { Assembly } from "../template/assembly.ts";
import { region } from "../template/resolve.ts";
import { type S3Door, startS3Door } from "./door.ts";
import { templateBuckets } from "./template-buckets.ts";

/** Opens the S3 door on a template's buckets; object events go to the default bus, as on AWS, and so do results of scans. */
export function startDoor(options: {
  assembly: Assembly;
  resolve: (value: unknown) => unknown;
  port: number;
  upstream: string;
  dataDir: string;
  now: () => Date;
  bus: Bus;
}): Promise<S3Door> {
  const { bus, now, dataDir } = options;
  const scan = malwareScan(options.assembly, options.resolve, options);
  return startS3Door({
    port: options.port,
    upstream: options.upstream,
    region,
    credentials: localCredentials,
    buckets: templateBuckets(options.assembly, options.resolve),
    journalDir: join(dataDir, "s3-events"),
    spoolDir: join(dataDir, "s3-spool"),
    now,
    onObjectCreated: async (detail) => {
      await bus.put({
        busName: "default",
        source: "aws.s3",
        detailType: "Object Created",
        detail,
        resources: [`arn:aws:s3:::${detail.bucket.name}`],
        at: now(),
      });
      await scan(detail);
    },
  });
}
