import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { DoorContext } from "./door-context.ts";
import { checkWriteConditions, writeObject } from "./object-writer.ts";
import { receiveBody } from "./put-object.ts";
import { invalidArgument, notImplemented, S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/** Query parameters of the operations that the store behind performs. */
const UNDERSTOOD = new Set([
  ...["x-id", "list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "marker"],
  ...["encoding-type", "fetch-owner", "uploads", "uploadId", "partNumber", "delete", "attributes"],
]);
/** Query parameters of a signed GET that replace a header of the answer. */
const OVERRIDES = new Map([
  ["response-content-type", "content-type"],
  ["response-content-language", "content-language"],
  ["response-content-disposition", "content-disposition"],
  ["response-content-encoding", "content-encoding"],
  ["response-cache-control", "cache-control"],
  ["response-expires", "expires"],
]);
/** Headers between two neighbours, and those the door writes itself. */
const NOT_RELAYED = new Set(["connection", "keep-alive", "transfer-encoding", "date", "x-amz-request-id"]);
/** Headers of the client that mean something to the store. */
const FORWARDED =
  /^(range|if-.*|x-amz-checksum-.*|x-amz-meta-.*|x-amz-object-attributes|content-(type|language|disposition|md5)|cache-control)$/;

/** Throws {@link S3Error} NotImplemented for a sub-resource the store would silently take for something else. */
export function refuseUnknownSubresource(request: S3Request): void {
  for (const name of request.query.keys()) {
    const known = UNDERSTOOD.has(name) || OVERRIDES.has(name) || /^x-amz-/i.test(name);
    const lists = name === "uploads" && request.method === "GET";
    if (!known || lists)
      throw notImplemented(`The sub-resource or parameter '${name}' is not understood here.`);
  }
}

/** Sends a request without a body to the store, and its answer to the client: reads, lists, deletions. */
export async function forwardRequest(
  context: DoorContext,
  request: S3Request,
  outgoing: ServerResponse,
): Promise<void> {
  const overrides = overriddenHeaders(request);
  const answer = await context.store.forward(request.method, storeTarget(request), forwardedHeaders(request));
  await relayAnswer(answer, request, outgoing, overrides);
}

/** Sends a request with a body to the store: parts of an upload, DeleteObjects, the ends of an upload. */
export async function forwardWithBody(
  context: DoorContext,
  request: S3Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  payloadHash: string,
): Promise<void> {
  if (request.headers["x-amz-copy-source"] !== undefined)
    throw notImplemented("UploadPartCopy is not done here.");
  const { file } = await receiveBody(context, request, incoming, payloadHash);
  try {
    const send = (): Promise<IncomingMessage> =>
      context.store.forward(
        request.method,
        storeTarget(request),
        { ...forwardedHeaders(request), "content-length": String(file.size) },
        createReadStream(file.path),
      );
    const completes = request.method === "POST" && request.query.has("uploadId");
    const answer = completes ? await completeUpload(context, request, send) : await send();
    await relayAnswer(answer, request, outgoing);
  } finally {
    await file.discard();
  }
}

/** Sends the store's answer on, with the door's request id; its refusals are thrown as {@link S3Error}. */
export async function relayAnswer(
  answer: IncomingMessage,
  request: S3Request,
  outgoing: ServerResponse,
  overrides: Readonly<Record<string, string>> = {},
): Promise<void> {
  const status = answer.statusCode ?? 500;
  if (status >= 400 && request.method !== "HEAD") throw await storeRefusal(answer);
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !NOT_RELAYED.has(name)) outgoing.setHeader(name, value);
  }
  if (request.key !== "") outgoing.setHeader("accept-ranges", "bytes");
  if (status < 300) {
    for (const [name, value] of Object.entries(overrides)) outgoing.setHeader(name, value);
  }
  await pipeline(answer, outgoing);
}

/** A refusal of the store as the door's own. */
export async function storeRefusal(answer: IncomingMessage): Promise<S3Error> {
  const body = await text(answer);
  const element = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1];
  const code = element("Code");
  if (code === undefined) return new S3Error("InternalError", 500, `The store answered: ${body}`);
  return new S3Error(code, answer.statusCode ?? 500, element("Message") ?? code);
}

async function completeUpload(
  context: DoorContext,
  request: S3Request,
  send: () => Promise<IncomingMessage>,
): Promise<IncomingMessage> {
  const { written } = await writeObject(context, request, {
    key: request.key,
    reason: "CompleteMultipartUpload",
    check: () => checkWriteConditions(context, request),
    write: async () => {
      const answer = await send();
      if ((answer.statusCode ?? 500) >= 400) throw await storeRefusal(answer);
      return answer;
    },
  });
  return written;
}

function storeTarget(request: S3Request): string {
  const query = new URLSearchParams();
  for (const [name, value] of request.query) {
    if (UNDERSTOOD.has(name)) query.append(name, value);
  }
  return query.size === 0 ? request.storePath : `${request.storePath}?${query}`;
}

function forwardedHeaders(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {};
  // A presigner moves x-amz-* headers into the query.
  for (const [name, value] of [...request.query, ...Object.entries(request.headers)]) {
    const lower = name.toLowerCase();
    if (FORWARDED.test(lower) && !UNDERSTOOD.has(name)) headers[lower] = value;
  }
  return headers;
}

function overriddenHeaders(request: S3Request): Record<string, string> {
  const overridden: Record<string, string> = {};
  for (const [parameter, header] of OVERRIDES) {
    const value = request.query.get(parameter);
    if (value === null) continue;
    if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) {
      throw invalidArgument("Header value cannot be represented using ISO-8859-1.", parameter);
    }
    overridden[header] = value;
  }
  return overridden;
}
