import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { serviceCalls } from "../runtime/service-calls.ts";
import { withoutLog } from "../runtime/without-log.ts";

/** A bucket, and what it is reached by. */
interface Bucket {
  client: S3Client;
  bucket: string;
}

const name = z.string();

/**
 * Gives the bucket that a variable of the environment names, opened once a process, and anew where the environment has
 * come to name another or another place for it: a process of tests goes from one to the next.
 */
export function bucketNamedBy(variable: "OBJECTS_BUCKET" | "ANCHORS_BUCKET"): () => Bucket {
  let opened: Bucket | undefined;
  let place: string | undefined;
  return () => {
    const endpoint = process.env["AWS_ENDPOINT_URL_S3"];
    if (opened === undefined || opened.bucket !== process.env[variable] || place !== endpoint) {
      opened = { client: withoutLog(new S3Client(serviceCalls)), bucket: name.parse(process.env[variable]) };
      place = endpoint;
    }
    return opened;
  };
}
