import { readFile, rename, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { _Record } from "@aws-sdk/client-dynamodb-streams";

/** Milliseconds before what could not be delivered is tried again. */
const retryEvery = 500;

/** What is fed from a stream, and where it keeps its place. */
export interface ConsumerOptions {
  checkpointFile: string;
  /** Records in a delivery, at most. */
  batchSize: number;
  /** Delivers records; gives the sequence number of the first that failed. */
  deliver: (records: readonly _Record[]) => Promise<string | undefined>;
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

/** A consumer at the place where it had got to. */
export async function openConsumer(options: ConsumerOptions): Promise<Consumer> {
  let checkpoint = await readFile(options.checkpointFile, "utf8").catch(() => undefined);
  let waiting: _Record[] = [];
  let stopping = false;
  let working: Promise<void> | undefined;

  /** Delivers what waits until nothing does; what fails is tried again, and what stands behind it waits. */
  const work = async () => {
    while (waiting.length > 0 && !stopping) {
      const batch = waiting.slice(0, options.batchSize);
      // A function that fails has said so in the log.
      const firstFailed = await options.deliver(batch).catch(() => batch[0]?.dynamodb?.SequenceNumber);
      const failedAt = batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === firstFailed);
      // As on AWS, an identifier that is not in the batch fails the whole of it.
      const done = firstFailed === undefined ? batch : batch.slice(0, Math.max(failedAt, 0));
      const last = done.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) {
        checkpoint = last;
        waiting = waiting.slice(done.length);
        // Written aside and renamed, so that a kill never leaves half a number.
        await writeFile(`${options.checkpointFile}.next`, last);
        await rename(`${options.checkpointFile}.next`, options.checkpointFile);
      }
      if (firstFailed !== undefined && !stopping) await wait(retryEvery);
    }
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

/** Whether a sequence number comes after another: they are whole numbers of up to 40 digits; none is before all. */
export function isAfter(one: string | undefined, other: string | undefined): boolean {
  return BigInt(one ?? 0) > BigInt(other ?? 0);
}
