import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";

const environment = z.object({ EVIDENCE_BUCKET: z.string() });

let opened: { client: S3Client; bucket: string } | undefined;

/** The evidence bucket's client and name, opened once a process from `EVIDENCE_BUCKET`. */
export function evidenceBucket(): { client: S3Client; bucket: string } {
  opened ??= { client: new S3Client({}), bucket: environment.parse(process.env).EVIDENCE_BUCKET };
  return opened;
}
