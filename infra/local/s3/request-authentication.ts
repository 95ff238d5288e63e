import { ALGORITHM_IDENTIFIER, MAX_PRESIGNED_TTL, UNSIGNED_PAYLOAD } from "@smithy/signature-v4";
import { checkCredential, signatureDoesNotMatch } from "./credential.ts";
import { accessDenied, invalidArgument, S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { amzDateInstant, type S3Signer, sameSignature } from "./signature.ts";

/** A request whose signature holds. */
export interface AuthenticatedRequest {
  /** What the signer said about the body: its SHA-256 in hex, or one of S3's stand-ins. */
  payloadHash: string;
}

/** S3 refuses a request whose date is further than this from its own. */
const MAX_SKEW_MS = 15 * 60 * 1000;
const PRESIGNED_PARAMETERS = ["Algorithm", "Credential", "Signature", "Date", "SignedHeaders", "Expires"];
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256\s+Credential=(?<credential>[^,\s]+),\s*SignedHeaders=(?<signed>[^,\s]+),\s*Signature=(?<signature>[0-9a-f]+)$/;

/**
 * Checks the signature of a request, in its query (presigned URL) or its Authorization header.
 * Throws {@link S3Error}: AccessDenied without a signature or past its expiry, InvalidAccessKeyId,
 * SignatureDoesNotMatch, RequestTimeTooSkewed…
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export async function authenticate(
  request: S3Request,
  signer: S3Signer,
  now: Date,
): Promise<AuthenticatedRequest> {
  const authorization = request.headers.authorization;
  const presigned = request.query.has("X-Amz-Signature") || request.query.has("X-Amz-Algorithm");
  if (presigned && authorization !== undefined) {
    throw invalidArgument(
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
      "Authorization",
    );
  }
  if (presigned) return authenticatePresigned(request, signer, now);
  if (authorization !== undefined) return authenticateHeader(request, authorization, signer, now);
  throw accessDenied();
}

async function authenticatePresigned(
  request: S3Request,
  signer: S3Signer,
  now: Date,
): Promise<AuthenticatedRequest> {
  const parameter = (name: string): string => request.query.get(`X-Amz-${name}`) ?? "";
  if (PRESIGNED_PARAMETERS.some((name) => parameter(name) === "")) {
    throw queryError(
      "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
    );
  }
  if (parameter("Algorithm") !== ALGORITHM_IDENTIFIER) {
    throw queryError('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
  }
  const amzDate = parameter("Date");
  const signedAt = amzDateInstant(amzDate);
  if (signedAt === undefined) {
    throw queryError("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  checkCredential(parameter("Credential"), amzDate, signer, "AuthorizationQueryParametersError");
  checkExpiry(parameter("Expires"), signedAt, now);
  const payloadHash =
    request.headers["x-amz-content-sha256"] ?? request.query.get("X-Amz-Content-Sha256") ?? UNSIGNED_PAYLOAD;
  await checkSignature(request, signer, {
    amzDate,
    signedHeaders: parameter("SignedHeaders").split(";"),
    payloadHash,
    provided: parameter("Signature"),
  });
  return { payloadHash };
}

async function authenticateHeader(
  request: S3Request,
  authorization: string,
  signer: S3Signer,
  now: Date,
): Promise<AuthenticatedRequest> {
  const parts = AUTHORIZATION.exec(authorization)?.groups;
  if (parts === undefined) {
    throw new S3Error(
      "AuthorizationHeaderMalformed",
      400,
      "The authorization header is malformed; only AWS4-HMAC-SHA256 is understood here.",
    );
  }
  const amzDate = request.headers["x-amz-date"] ?? "";
  const signedAt = amzDateInstant(amzDate);
  if (signedAt === undefined) {
    throw accessDenied("AWS authentication requires a valid Date or x-amz-date header");
  }
  const payloadHash = request.headers["x-amz-content-sha256"];
  if (payloadHash === undefined) {
    throw new S3Error(
      "InvalidRequest",
      400,
      "Missing required header for this request: x-amz-content-sha256",
    );
  }
  checkCredential(parts.credential ?? "", amzDate, signer, "AuthorizationHeaderMalformed");
  if (Math.abs(now.getTime() - signedAt.getTime()) > MAX_SKEW_MS) {
    throw new S3Error(
      "RequestTimeTooSkewed",
      403,
      "The difference between the request time and the current time is too large.",
      {
        RequestTime: amzDate,
        ServerTime: now.toISOString(),
        MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
      },
    );
  }
  await checkSignature(request, signer, {
    amzDate,
    signedHeaders: (parts.signed ?? "").split(";"),
    payloadHash,
    provided: parts.signature ?? "",
  });
  return { payloadHash };
}

/** Throws when a presigned URL is past its time, not yet in it, or asks for more than seven days. */
function checkExpiry(expires: string, signedAt: Date, now: Date): void {
  if (!/^\d+$/.test(expires)) throw queryError("X-Amz-Expires should be a number");
  const seconds = Number(expires);
  if (seconds > MAX_PRESIGNED_TTL) {
    throw queryError(
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    );
  }
  if (signedAt.getTime() - now.getTime() > MAX_SKEW_MS) throw accessDenied("Request is not yet valid");
  const expiresAt = new Date(signedAt.getTime() + seconds * 1000);
  if (now.getTime() > expiresAt.getTime()) {
    throw accessDenied("Request has expired", {
      "X-Amz-Expires": expires,
      Expires: wholeSeconds(expiresAt),
      ServerTime: wholeSeconds(now),
    });
  }
}

async function checkSignature(
  request: S3Request,
  signer: S3Signer,
  claim: { amzDate: string; signedHeaders: readonly string[]; payloadHash: string; provided: string },
): Promise<void> {
  // An x-amz-* header outside the signature could have been slipped in on the way.
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw accessDenied("There were headers present in the request which were not signed", {
      HeadersNotSigned: unsigned.join(", "),
    });
  }
  const expected = await signer.requestSignature(request, claim);
  if (!sameSignature(expected, claim.provided)) throw signatureDoesNotMatch(signer, claim.provided);
}

function queryError(message: string): S3Error {
  return new S3Error("AuthorizationQueryParametersError", 400, message);
}

function wholeSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
