import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3-error.ts";

/** What a request addresses and carries, before it is checked who sent it. */
export interface S3Request {
  method: string;
  /** The path as the client sent it, still percent-encoded: this is what was signed. */
  rawPath: string;
  query: URLSearchParams;
  /** Lower-case names; repeated headers joined with commas. */
  headers: Readonly<Record<string, string>>;
  bucket: string;
  /** Decoded object key; empty for a request on the bucket itself. */
  key: string;
  /** `/bucket/key` in path style, percent-encoded, without the query: what the store behind understands. */
  storePath: string;
  requestId: string;
  sourceIp: string;
}

/** S3 limits a key to 1024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;
const VIRTUAL_HOST = /^(?<bucket>[a-z0-9][a-z0-9.-]+)\.localhost(?::\d+)?$/;

/**
 * Reads address and headers of an incoming request, in path style (`/bucket/key`) or virtual-host style
 * (`bucket.localhost`). Throws {@link S3Error} InvalidURI or KeyTooLongError.
 */
export function readS3Request(incoming: IncomingMessage, requestId: string): S3Request {
  const target = incoming.url ?? "/";
  const mark = target.indexOf("?");
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const headers = flatHeaders(incoming);
  const virtualBucket = VIRTUAL_HOST.exec(headers.host ?? "")?.groups?.bucket;
  const storePath = virtualBucket === undefined ? rawPath : `/${virtualBucket}${rawPath}`;
  const [, bucketPart = "", keyPart = ""] = /^\/([^/]*)\/?(.*)$/s.exec(storePath) ?? [];
  const key = decoded(keyPart);
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error("KeyTooLongError", 400, "Your key is too long.");
  }
  return {
    method: incoming.method ?? "GET",
    rawPath,
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    headers,
    bucket: decoded(bucketPart),
    key,
    storePath,
    requestId,
    sourceIp: incoming.socket.remoteAddress ?? "127.0.0.1",
  };
}

/** A decoded key as a path: each segment percent-encoded, slashes kept. */
export function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}

/** Percent-decodes a part of a path; throws InvalidURI when it isn't valid UTF-8. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", 400, "Couldn't parse the specified URI.");
  }
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return flat;
}
