import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { keepAliveTimeout } from "../listen.ts";
import type { DoorAnswer, DoorContext, S3DoorBucket } from "./door-context.ts";
import { KeyLock } from "./key-lock.ts";
import { type ObjectCreatedDetail, ObjectEvents } from "./object-events.ts";
import { ObjectStore } from "./object-store.ts";
import { route } from "./route.ts";
import { errorXml, S3Error } from "./s3-error.ts";
import { readS3Request } from "./s3-request.ts";
import { type S3Credentials, S3Signer } from "./signature.ts";
import { Spool } from "./spool.ts";

export type { S3DoorBucket } from "./door-context.ts";
export type { ObjectCreatedDetail } from "./object-events.ts";

/** How to open the door in front of a store that checks nothing. */
export interface S3DoorOptions {
  /** Port to listen on; 0 takes a free one. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** URL of the store behind. */
  upstream: string;
  region: string;
  credentials: S3Credentials;
  /** Every bucket there is; created in the store when absent. */
  buckets: readonly S3DoorBucket[];
  /** Directory of the durable journal of object events; kept between starts. */
  journalDir: string;
  /** Directory through which uploads pass; emptied at the start. */
  spoolDir: string;
  now: () => Date;
  /** Takes one object event; called again, with a growing pause, until it resolves. May see an event twice. */
  onObjectCreated: (detail: ObjectCreatedDetail) => Promise<void>;
}

/** The open door. */
export interface S3Door {
  url: string;
  port: number;
  /** Breaks off uploads under way, waits for what is being stored or delivered, and closes. */
  stop(): Promise<void>;
  /** Requests being answered plus events not yet accepted. */
  pending(): number;
}

/** What is read of a refused request's rest, so that its sender gets to read the refusal. */
const DRAIN_BYTES = 16 * 1024 * 1024;

/** Opens the door: an HTTP server that answers as S3 does. Rejects when the store or the port can't be had. */
export async function startS3Door(options: S3DoorOptions): Promise<S3Door> {
  const store = new ObjectStore(options.upstream, options.region);
  for (const bucket of options.buckets) await store.ensureBucket(bucket.name);
  const context: DoorContext = {
    buckets: new Map(options.buckets.map((bucket) => [bucket.name, bucket])),
    store,
    spool: await Spool.open(options.spoolDir),
    signer: new S3Signer(options.region, options.credentials),
    locks: new KeyLock(),
    events: await ObjectEvents.open(options.journalDir, options.onObjectCreated, (bucket, key) =>
      store.describe(bucket, key),
    ),
    now: options.now,
  };
  const active = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    const answering = serve(context, incoming, outgoing).finally(() => active.delete(answering));
    active.add(answering);
  });
  server.keepAliveTimeout = keepAliveTimeout;
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, options.port, host);
  return {
    url: `http://${host}:${port}`,
    port,
    pending: () => active.size + context.events.pending(),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all(active);
      await context.events.stop();
      store.close();
      await closed;
    },
  };
}

/** Answers one request; never rejects. */
async function serve(
  context: DoorContext,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  outgoing.setHeader("x-amz-request-id", requestId);
  outgoing.setHeader("x-amz-id-2", "local");
  outgoing.setHeader("server", "AmazonS3");
  // The SDK corrects its own clock by this header.
  outgoing.setHeader("date", context.now().toUTCString());
  try {
    const request = readS3Request(incoming, requestId);
    const answer = await route(context, request, incoming, outgoing);
    if (answer !== undefined) send(outgoing, answer);
  } catch (error) {
    refuse(incoming, outgoing, requestId, error);
  }
}

function send(outgoing: ServerResponse, answer: DoorAnswer): void {
  outgoing.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
  outgoing.end(answer.body);
}

/** Answers with an error in S3's form, and reads a little of what the client still sends. */
function refuse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  requestId: string,
  error: unknown,
): void {
  const brokenOff = incoming.destroyed && !incoming.complete;
  if (brokenOff || outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  if (!(error instanceof S3Error)) console.error(`request ${requestId} failed:`, error);
  const refusal =
    error instanceof S3Error
      ? error
      : new S3Error("InternalError", 500, "We encountered an internal error. Please try again.");
  const resource = (incoming.url ?? "/").split("?", 1).join("");
  outgoing.statusCode = refusal.status;
  outgoing.setHeader("content-type", "application/xml");
  outgoing.end(incoming.method === "HEAD" ? undefined : errorXml(refusal, resource, requestId));
  let left = DRAIN_BYTES;
  incoming.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) incoming.destroy();
  });
  incoming.resume();
}

/** Listens, and gives the port taken. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the S3 door listens on no port");
  return address.port;
}
