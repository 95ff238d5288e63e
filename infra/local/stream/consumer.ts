import { renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import { UnreadableFile } from "../data/kept-file.ts";

/** Milliseconds before what could not be delivered is tried again; Lambda waits up to a minute. */
const retryEvery = 500;

/** Why records are parked, in Lambda's words. */
export type ParkedFor = "RetryAttemptsExhausted" | "RecordAgeExceeded";

/** What the template says of records that a function fails at. */
export interface FailurePolicy {
  /** Times that records are tried again before they are parked; without end unless told. */
  mostRetries?: number | undefined;
  /** Seconds after which a record is parked that could not be delivered; without end unless told. */
  oldest?: number | undefined;
  /** Whether what fails is halved, until what is at fault stands alone. */
  bisect: boolean;
}

/** What is fed from a stream, and where it keeps its place. */
export interface ConsumerOptions {
  checkpointFile: string;
  /** Records in a delivery, at most. */
  batchSize: number;
  policy: FailurePolicy;
  /** Milliseconds before what failed is tried again; half a second unless told. */
  retryEvery?: number | undefined;
  /** Delivers records; gives the sequence number of the first that failed. */
  deliver: (records: readonly _Record[]) => Promise<string | undefined>;
  /** Puts records aside that are not tried again. */
  park: (records: readonly _Record[], why: ParkedFor, deliveries: number) => Promise<void>;
}

/** One of those that are fed from a stream, each at its own pace. */
export interface Consumer {
  /** The sequence number of the latest record that it has done with. */
  checkpoint(): string | undefined;
  /** Takes the records that were read; those that it has done with already are left out. */
  take(records: readonly _Record[]): void;
  /** Resolves once it has nothing to deliver. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A consumer at the place where it had got to. What fails is tried again, and what stands behind it waits, until it is parked as
 * Lambda parks it: then the stream goes on. Without a bound in the template it waits for ever, as on AWS.
 * @throws UnreadableFile
 */
export async function openConsumer(options: ConsumerOptions): Promise<Consumer> {
  const { policy, checkpointFile } = options;
  let checkpoint = await readCheckpoint(checkpointFile);
  let waiting: _Record[] = [];
  let stopping = false;
  let working: Promise<void> | undefined;

  const advance = (done: readonly _Record[]) => {
    const last = done.at(-1)?.dynamodb?.SequenceNumber;
    if (last === undefined) return;
    checkpoint = last;
    waiting = waiting.slice(done.length);
    // Written aside and renamed, so that a kill never leaves half a number. At once: a few bytes for each delivery take ten times
    // as much processor time where threads of their own write them.
    writeFileSync(`${checkpointFile}.next`, last);
    renameSync(`${checkpointFile}.next`, checkpointFile);
  };

  /** How many records at the beginning were dealt with. */
  const deliver = async (records: readonly _Record[]): Promise<number> => {
    // A function that fails has said so in the log.
    const firstFailed = await options.deliver(records).catch(() => records[0]?.dynamodb?.SequenceNumber);
    if (firstFailed === undefined) return records.length;
    const failedAt = records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === firstFailed);
    // As on AWS, an identifier that is not in the batch fails the whole of it.
    return Math.max(failedAt, 0);
  };

  const whyParked = (first: _Record | undefined, deliveries: number): ParkedFor | undefined => {
    const written = first?.dynamodb?.ApproximateCreationDateTime;
    // By the machine's clock, as the database dates its records: a journey through time makes none older.
    if (policy.oldest !== undefined && written !== undefined)
      if (Date.now() - written.getTime() > policy.oldest * 1000) return "RecordAgeExceeded";
    // The first delivery is no retry.
    return policy.mostRetries !== undefined && deliveries > policy.mostRetries
      ? "RetryAttemptsExhausted"
      : undefined;
  };

  /** Has done with records once it ends, unless it is stopped. */
  const dealWith = async (records: readonly _Record[]): Promise<void> => {
    let left = records;
    for (let deliveries = 0; left.length > 0 && !stopping; ) {
      const dealt = await deliver(left);
      advance(left.slice(0, dealt));
      left = left.slice(dealt);
      if (left.length === 0) return;
      deliveries = dealt > 0 ? 1 : deliveries + 1;
      const why = whyParked(left[0], deliveries);
      if (why !== undefined && (left.length === 1 || !policy.bisect)) {
        await options.park(left, why, deliveries);
        return advance(left);
      }
      if (!stopping) await wait(options.retryEvery ?? retryEvery);
      // Halving takes nothing from the retries, as on AWS.
      if (dealt === 0 && policy.bisect && left.length > 1) {
        const half = Math.ceil(left.length / 2);
        await dealWith(left.slice(0, half));
        return await dealWith(left.slice(half));
      }
    }
  };

  const work = async () => {
    while (waiting.length > 0 && !stopping) await dealWith(waiting.slice(0, options.batchSize));
    working = undefined;
  };

  return {
    checkpoint: () => checkpoint,
    take(records) {
      waiting.push(...records.filter(({ dynamodb }) => isAfter(dynamodb?.SequenceNumber, checkpoint)));
      if (waiting.length > 0) working ??= work();
    },
    idle: async () => working,
    async stop() {
      stopping = true;
      await working;
    },
  };
}

async function readCheckpoint(file: string): Promise<string | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text !== undefined && !/^\d+$/.test(text)) throw new UnreadableFile(file, text);
  return text;
}

/** Whether a sequence number comes after another: they are whole numbers of up to 40 digits; none is before all. */
export function isAfter(one: string | undefined, other: string | undefined): boolean {
  return BigInt(one ?? 0) > BigInt(other ?? 0);
}
