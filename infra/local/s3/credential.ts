import { S3Error } from "./s3-error.ts";
import type { S3Signer } from "./signature.ts";

/**
 * Checks a credential `KEY/date/region/s3/aws4_request` against the known key, the region and the date signed.
 * `malformedCode` is the code S3 gives a bad scope, which depends on where the credential was found.
 */
export function checkCredential(
  credential: string,
  amzDate: string,
  signer: S3Signer,
  malformedCode: string,
): void {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split("/");
  const malformed = (message: string, details: Record<string, string> = {}): S3Error =>
    new S3Error(malformedCode, 400, `Error parsing the X-Amz-Credential parameter; ${message}`, details);
  if (terminator !== "aws4_request" || rest.length > 0) {
    throw malformed(
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  if (accessKeyId !== signer.accessKeyId) {
    throw new S3Error(
      "InvalidAccessKeyId",
      403,
      "The AWS Access Key Id you provided does not exist in our records.",
      { AWSAccessKeyId: accessKeyId ?? "" },
    );
  }
  if (service !== "s3") throw malformed('incorrect service. This endpoint belongs to "s3".');
  if (region !== signer.region) {
    throw malformed(`the region '${region}' is wrong; expecting '${signer.region}'`, {
      Region: signer.region,
    });
  }
  if (date !== amzDate.slice(0, 8)) {
    throw malformed(
      `incorrect date format "${date}". This date in the credential must be in the format "yyyyMMdd".`,
    );
  }
}

/** The refusal of a signature that isn't the expected one. */
export function signatureDoesNotMatch(signer: S3Signer, provided: string): S3Error {
  return new S3Error(
    "SignatureDoesNotMatch",
    403,
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    { AWSAccessKeyId: signer.accessKeyId, SignatureProvided: provided },
  );
}
