import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { type ObjectCreatedDetail, type S3Door, startS3Door } from "../../../infra/local/s3/door.ts";

export const REGION = "eu-west-3";
export const CREDENTIALS = { accessKeyId: "LOCALKEY", secretAccessKey: "local-demo-secret" };
export const BUCKET = "evidence";
export const ORIGIN = "http://localhost:8080";

/** Object events as they are delivered, awaited in order. */
export class DeliveredEvents {
  readonly all: ObjectCreatedDetail[] = [];
  readonly #waiting: ((detail: ObjectCreatedDetail) => void)[] = [];
  #read = 0;

  readonly accept = async (detail: ObjectCreatedDetail): Promise<void> => {
    this.all.push(detail);
    const waiter = this.#waiting.shift();
    if (waiter === undefined) return;
    this.#read += 1;
    waiter(detail);
  };

  /** The next event that was not awaited yet. */
  async next(): Promise<ObjectCreatedDetail> {
    const detail = this.all[this.#read];
    if (detail !== undefined) {
      this.#read += 1;
      return detail;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** A store with the door in front of it, and a client that knows the key. */
export interface S3Stack {
  door: S3Door;
  store: FauxqsServer;
  s3: S3Client;
  events: DeliveredEvents;
  journalDir: string;
  spoolDir: string;
  /** The door's clock is the machine's, plus this. */
  clock: { aheadSeconds: number };
  /** Closes the door and opens another on the same directories and store. */
  reopen(onObjectCreated?: (detail: ObjectCreatedDetail) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export async function startS3Stack(): Promise<S3Stack> {
  const dir = await mkdtemp(join(tmpdir(), "s3-door-"));
  const store = await startFauxqs({ port: 0, logger: false, s3StorageDir: join(dir, "store") });
  const events = new DeliveredEvents();
  const clock = { aheadSeconds: 0 };
  const journalDir = join(dir, "journal");
  const spoolDir = join(dir, "spool");
  const open = (onObjectCreated = events.accept): Promise<S3Door> =>
    startS3Door({
      port: 0,
      upstream: store.address,
      region: REGION,
      credentials: CREDENTIALS,
      buckets: [
        {
          name: BUCKET,
          events: true,
          cors: [
            {
              allowedOrigins: [ORIGIN],
              allowedMethods: ["GET", "POST"],
              allowedHeaders: ["*"],
              exposedHeaders: ["ETag"],
              maxAgeSeconds: 600,
            },
          ],
        },
        { name: "documents", events: false, cors: [] },
      ],
      journalDir,
      spoolDir,
      now: () => new Date(Date.now() + clock.aheadSeconds * 1000),
      onObjectCreated,
    });
  const door = await open();
  const stack: S3Stack = {
    door,
    store,
    s3: client(door.url),
    events,
    journalDir,
    spoolDir,
    clock,
    reopen: async (onObjectCreated) => {
      await stack.door.stop();
      stack.door = await open(onObjectCreated);
      stack.s3 = client(stack.door.url);
    },
    stop: async () => {
      await stack.door.stop();
      await store.stop();
      await rm(dir, { recursive: true });
    },
  };
  return stack;
}

/** A store that functions of this process reach, as those that run are told of theirs by their environment. */
export async function startReachedS3Stack(): Promise<S3Stack> {
  const stack = await startS3Stack();
  Object.assign(process.env, {
    OBJECTS_BUCKET: BUCKET,
    AWS_ENDPOINT_URL_S3: stack.door.url,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  });
  return stack;
}

export function client(endpoint: string, credentials = CREDENTIALS): S3Client {
  return new S3Client({ endpoint, region: REGION, credentials, maxAttempts: 1 });
}

/** Code of an S3 error answer. */
export async function errorCode(answer: Response): Promise<string | undefined> {
  return element(await answer.text(), "Code");
}

/** Text of an XML element. */
export function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
