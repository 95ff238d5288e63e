import type { ObjectAttributes } from "./object-store.ts";
import { S3Error } from "./s3-error.ts";
import type { SpooledFile } from "./spool.ts";

/** S3's type for an object stored without one. */
const DEFAULT_CONTENT_TYPE = "binary/octet-stream";
const META_PREFIX = "x-amz-meta-";
/** The checksums the door can verify, by header or form field. */
const CHECKSUMS = [
  { field: "x-amz-checksum-sha256", name: "SHA256", digest: "sha256" },
  { field: "x-amz-checksum-sha1", name: "SHA1", digest: "sha1" },
  { field: "x-amz-checksum-crc32", name: "CRC32", digest: "crc32" },
  { field: "content-md5", name: "Content-MD5", digest: "md5" },
] as const;

/** Attributes of an object from lower-case header or form field names. */
export function attributesFrom(get: (name: string) => string | undefined, names: Iterable<string>) {
  const metadata: Record<string, string> = {};
  for (const name of names) {
    if (name.startsWith(META_PREFIX)) metadata[name.slice(META_PREFIX.length)] = headerSafe(get(name) ?? "");
  }
  // aws-chunked is how the body travelled, not how the object is encoded.
  const encodings = (get("content-encoding") ?? "").split(",").map((encoding) => encoding.trim());
  const contentEncoding = encodings.filter((encoding) => encoding && encoding !== "aws-chunked").join(",");
  const attributes: ObjectAttributes = {
    contentType: headerSafe(get("content-type") || DEFAULT_CONTENT_TYPE),
    contentLanguage: get("content-language"),
    contentDisposition: mapDefined(get("content-disposition"), headerSafe),
    contentEncoding: contentEncoding || undefined,
    cacheControl: get("cache-control"),
    metadata,
    checksumSha256: get("x-amz-checksum-sha256"),
    checksumCrc32: get("x-amz-checksum-crc32"),
  };
  return attributes;
}

/**
 * Compares every checksum the client sent with the body that came.
 * Throws {@link S3Error} BadDigest (400). CRC32C and CRC64NVME pass unchecked: Node computes neither.
 */
export function checkDigests(get: (name: string) => string | undefined, file: SpooledFile): void {
  for (const { field, name, digest } of CHECKSUMS) {
    const claimed = get(field);
    if (claimed !== undefined && claimed !== file.digests[digest]) {
      throw new S3Error("BadDigest", 400, `The ${name} you specified did not match the calculated checksum.`);
    }
  }
}

/** S3 gives metadata outside ASCII back as RFC 2047 words; headers can't carry it otherwise. */
function headerSafe(value: string): string {
  return /^[\x20-\x7e]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString("base64")}?=`;
}

function mapDefined<T, R>(value: T | undefined, map: (value: T) => R): R | undefined {
  return value === undefined ? undefined : map(value);
}
