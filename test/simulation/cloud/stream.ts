import { matches } from "../../../infra/local/bus/pattern.ts";
import { failedItems } from "../../../infra/local/functions/batch-response.ts";
import type { Faults } from "../faults.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Change } from "./table.ts";

/** A function that is fed from the stream. */
export interface StreamMapping {
  arn: string;
  feeds: string;
  batchSize: number;
  patterns: readonly Readonly<Record<string, unknown>>[];
  attempts: number;
}

/** A record, as functions get it. */
interface StreamRecord {
  eventName: Change["name"];
  eventSourceARN: string;
  dynamodb: { Keys: object; OldImage?: object; NewImage?: object; SequenceNumber: string };
}

/** Milliseconds after which records are delivered, late ones, and those that failed: longer each time, up to the last. */
const [usualDelay, lateDelay, firstRetry, lastRetry] = [150, 600_000, 1_000, 60_000];

/** One reader of the table's stream: records in their order, those that fail again, as often as its mapping says. */
export class StreamReader {
  readonly #mapping: StreamMapping;
  readonly #scheduler: Scheduler;
  readonly #faults: Faults;
  readonly #invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly #waiting: StreamRecord[] = [];
  #isAtWork = false;
  #read = 0;
  #attempts = 0;
  /** Records that it gave up. */
  readonly givenUp: object[] = [];

  constructor(
    mapping: StreamMapping,
    by: { scheduler: Scheduler; faults: Faults; invoke: (name: string, event: unknown) => Promise<unknown> },
  ) {
    this.#mapping = mapping;
    this.#scheduler = by.scheduler;
    this.#faults = by.faults;
    this.#invoke = by.invoke;
  }

  take({ name, keys, before, after }: Change): void {
    this.#read += 1;
    const record: StreamRecord = {
      eventName: name,
      eventSourceARN: this.#mapping.arn,
      dynamodb: {
        Keys: keys,
        ...(before === undefined ? {} : { OldImage: before }),
        ...(after === undefined ? {} : { NewImage: after }),
        SequenceNumber: String(this.#read),
      },
    };
    const { patterns } = this.#mapping;
    if (patterns.length > 0 && !patterns.some((pattern) => matches(pattern, record))) return;
    this.#waiting.push(record);
    this.#plan(this.#faults.meets("late") ? lateDelay : usualDelay);
  }

  #plan(delay: number): void {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    this.#scheduler.soon(delay, () => void this.#deliver());
  }

  async #deliver(): Promise<void> {
    // A batch that failed is read again in halves, as bisecting does.
    const size = Math.max(1, this.#mapping.batchSize >> this.#attempts);
    const batch = this.#waiting.slice(0, size);
    const first = batch[0]?.dynamodb.SequenceNumber;
    let failed: string | undefined;
    try {
      [failed] = failedItems(await this.#invoke(this.#mapping.feeds, { Records: batch }));
    } catch {
      failed = first;
    }
    const failedAt = batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed);
    const done = failed === undefined ? batch.length : Math.max(failedAt, 0);
    this.#waiting.splice(0, done);
    this.#attempts = failed === undefined || done > 0 ? 0 : this.#attempts + 1;
    if (this.#attempts > this.#mapping.attempts) {
      this.givenUp.push(...this.#waiting.splice(0, 1));
      this.#attempts = 0;
    }
    this.#isAtWork = false;
    if (this.#waiting.length > 0)
      this.#plan(failed === undefined ? usualDelay : Math.min(lastRetry, firstRetry * 2 ** this.#attempts));
  }
}
