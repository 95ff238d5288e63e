import * as z from "zod";
import type { Fault } from "../shared/domain/evidence/inspection.ts";

/** The source of GuardDuty's events on the default bus, and the detail-type of those that tell a scan's result. */
export const guardDutySource = "aws.guardduty";
export const scanDetailType = "GuardDuty Malware Protection Object Scan Result";

/**
 * The result of the malware scan of an object that came to the bucket, as much of it as is read here: what a verification waits
 * for.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
 */
export const objectScanned = z.object({
  scanStatus: z.enum(["COMPLETED", "SKIPPED", "FAILED"]),
  s3ObjectDetails: z.object({
    bucketName: z.string(),
    objectKey: z.string(),
    eTag: z.string(),
    /** Of a bucket with versions. */
    versionId: z.string().nullish(),
  }),
  scanResultDetails: z.object({
    scanResultStatus: z.enum(["NO_THREATS_FOUND", "THREATS_FOUND", "UNSUPPORTED", "ACCESS_DENIED", "FAILED"]),
    threats: z.array(z.object({ name: z.string() })).nullish(),
  }),
});
/** A scan's result, see {@link objectScanned}. */
export type ObjectScanned = z.infer<typeof objectScanned>;

/**
 * R-EVI-3: what the scan found against an upload. One that the scanner can't read to its end, as it does with what a password
 * locks, is not yet at fault: what reads it may say why.
 */
export function faultOfScan({ scanResultDetails }: ObjectScanned): Fault | undefined {
  switch (scanResultDetails.scanResultStatus) {
    case "NO_THREATS_FOUND":
      return undefined;
    case "THREATS_FOUND":
      return { reason: "malware" };
    default:
      return { reason: "scan-failed" };
  }
}
