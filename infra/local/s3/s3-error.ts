/**
 * A refusal as S3 words it. `code` and `status` follow the table of the API reference
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html); `details` become further
 * elements of the answer (`<ProposedSize>`, `<ServerTime>`…).
 */
export class S3Error extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "S3Error";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** The refusal of a request that is not signed, or one its signer may not make (403). */
export function accessDenied(message = "Access Denied", details: Record<string, string> = {}): S3Error {
  return new S3Error("AccessDenied", 403, message, details);
}

/** A parameter or header that S3 can't use (400). */
export function invalidArgument(message: string, argumentName?: string): S3Error {
  return new S3Error("InvalidArgument", 400, message, argumentName ? { ArgumentName: argumentName } : {});
}

/** Something S3 does and this door doesn't (501): better refused than silently ignored. */
export function notImplemented(message: string): S3Error {
  return new S3Error("NotImplemented", 501, message);
}

/** The door answers for no such bucket (404). */
export function noSuchBucket(name: string): S3Error {
  return new S3Error("NoSuchBucket", 404, "The specified bucket does not exist", { BucketName: name });
}

/** Text made safe inside an XML element. By hand: five characters don't deserve an XML library. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** One flat XML document: `<root><name>value</name>…</root>`, the shape of S3's errors and short answers. */
export function flatXml(root: string, elements: Readonly<Record<string, string>>): string {
  const inner = Object.entries(elements)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${inner}</${root}>`;
}

/** The XML body of a refusal. */
export function errorXml(error: S3Error, resource: string, requestId: string): string {
  return flatXml("Error", {
    Code: error.code,
    Message: error.message,
    ...error.details,
    Resource: resource,
    RequestId: requestId,
    HostId: "local",
  });
}
