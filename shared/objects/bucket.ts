import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { withoutLog } from "../runtime/without-log.ts";

const environment = z.object({ OBJECTS_BUCKET: z.string() });

let opened: { client: S3Client; bucket: string } | undefined;

/** The client of the bucket that holds evidence, documents and exports, and its name, opened once a process from `OBJECTS_BUCKET`. */
export function objectsBucket(): { client: S3Client; bucket: string } {
  opened ??= { client: withoutLog(new S3Client({})), bucket: environment.parse(process.env).OBJECTS_BUCKET };
  return opened;
}
