import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { readKept } from "../data/kept-file.ts";
import type { StoredObject } from "./object-store.ts";

/** The S3 operation that stored an object, in EventBridge's words. */
export type StoreReason = "PutObject" | "POST Object" | "CopyObject" | "CompleteMultipartUpload";

/**
 * `detail` of the EventBridge event "Object Created" of source aws.s3.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export interface ObjectCreatedDetail {
  version: "0";
  bucket: { name: string };
  object: {
    /** Decoded, unlike the key of S3's own notifications. */
    key: string;
    /** Bytes. */
    size: number;
    etag: string;
    "version-id"?: string;
    /** Hex; of two events for one key, the larger is the later. */
    sequencer: string;
  };
  "request-id": string;
  requester: string;
  "source-ip-address": string;
  reason: StoreReason;
}

/** What is known of an object before its bytes are handed to the store. */
export interface StoreIntent {
  bucket: string;
  key: string;
  requestId: string;
  sourceIp: string;
  reason: StoreReason;
}

/** An intent on disk. */
export interface JournalEntry extends StoreIntent {
  sequencer: string;
}

/** Looks an object up in the store; undefined when it isn't there. */
export type DescribeObject = (bucket: string, key: string) => Promise<StoredObject | undefined>;

/** AWS account that owns the local buckets. */
const LOCAL_ACCOUNT = "000000000000";
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 30_000;
const STARTS_FILE = "starts";

const entrySchema = z.object({
  bucket: z.string(),
  key: z.string(),
  requestId: z.string(),
  sourceIp: z.string(),
  reason: z.enum(["PutObject", "POST Object", "CopyObject", "CompleteMultipartUpload"]),
  sequencer: z.string().regex(/^[0-9a-f]{16}$/),
});

/**
 * Delivers an event for every stored object, at least once, even across a killed process: the intent is on disk
 * before the store gets the bytes, and leaves it when the event has been accepted.
 */
export class ObjectEvents {
  readonly #dir: string;
  readonly #deliver: (detail: ObjectCreatedDetail) => Promise<void>;
  readonly #sequencerPrefix: string;
  readonly #stopping = new AbortController();
  readonly #deliveries = new Set<Promise<void>>();
  #count = 0;

  private constructor(dir: string, deliver: (detail: ObjectCreatedDetail) => Promise<void>, starts: number) {
    this.#dir = dir;
    this.#deliver = deliver;
    this.#sequencerPrefix = starts.toString(16).padStart(6, "0");
  }

  /**
   * Opens the journal in `dir`, and takes up what an earlier process left: entries whose object exists are
   * delivered, the others dropped.
   */
  static async open(
    dir: string,
    deliver: (detail: ObjectCreatedDetail) => Promise<void>,
    describe: DescribeObject,
  ): Promise<ObjectEvents> {
    await mkdir(dir, { recursive: true });
    const events = new ObjectEvents(dir, deliver, await countStart(dir));
    await events.#replay(describe);
    return events;
  }

  /** Notes that an object is about to be stored. */
  async begin(intent: StoreIntent): Promise<JournalEntry> {
    this.#count += 1;
    // Starts first, then a counter: grows across restarts without trusting a clock.
    const sequencer = this.#sequencerPrefix + this.#count.toString(16).padStart(10, "0");
    const entry = { ...intent, sequencer };
    await writeWhole(this.#path(entry), JSON.stringify(entry));
    return entry;
  }

  /** The object is stored: its event goes out, again and again until it is accepted. Doesn't wait for that. */
  commit(entry: JournalEntry, stored: StoredObject): void {
    const delivery = this.#deliverUntilAccepted(entry, stored).finally(() => {
      this.#deliveries.delete(delivery);
    });
    this.#deliveries.add(delivery);
  }

  /** The store refused the object: no event. */
  async abandon(entry: JournalEntry): Promise<void> {
    await rm(this.#path(entry), { force: true });
  }

  /** Events not yet accepted. */
  pending(): number {
    return this.#deliveries.size;
  }

  /** Stops retrying, and waits for deliveries under way. What isn't accepted stays in the journal. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#deliveries);
  }

  async #replay(describe: DescribeObject): Promise<void> {
    const names = (await readdir(this.#dir)).filter((name) => name.endsWith(".json")).sort();
    for (const name of names) {
      const entry = readKept(join(this.#dir, name), entrySchema);
      if (entry === undefined) continue;
      const stored = await describe(entry.bucket, entry.key);
      if (stored === undefined) await this.abandon(entry);
      else this.commit(entry, stored);
    }
  }

  async #deliverUntilAccepted(entry: JournalEntry, stored: StoredObject): Promise<void> {
    const detail = createdDetail(entry, stored);
    for (let pause = FIRST_RETRY_MS; ; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
      try {
        await this.#deliver(detail);
        await this.abandon(entry);
        return;
      } catch (error) {
        console.warn(`object event ${entry.sequencer} (${entry.bucket}/${entry.key}) not accepted:`, error);
      }
      if (!(await this.#rested(pause))) return;
    }
  }

  /** Waits before the next attempt; false when there won't be one. */
  async #rested(milliseconds: number): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    return delay(milliseconds, true, { signal: this.#stopping.signal }).catch(() => false);
  }

  #path(entry: JournalEntry): string {
    return join(this.#dir, `${entry.sequencer}.json`);
  }
}

function createdDetail(entry: JournalEntry, stored: StoredObject): ObjectCreatedDetail {
  return {
    version: "0",
    bucket: { name: entry.bucket },
    object: { key: entry.key, size: stored.size, etag: stored.etag, sequencer: entry.sequencer },
    "request-id": entry.requestId,
    requester: LOCAL_ACCOUNT,
    "source-ip-address": entry.sourceIp,
    reason: entry.reason,
  };
}

/** Number of this start, counted in the journal's directory. */
async function countStart(dir: string): Promise<number> {
  const path = join(dir, STARTS_FILE);
  const known = (await readdir(dir)).includes(STARTS_FILE);
  const earlier = known ? await readFile(path, "utf8") : "0";
  const starts = Number.parseInt(earlier, 10) + 1;
  await writeWhole(path, String(starts));
  return starts;
}

/** Writes a file that is there whole or not at all, even if the process is killed meanwhile. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
