import { failedItems } from "../../../infra/local/functions/batch-response.ts";
import type { Faults } from "../faults.ts";
import { machine } from "../machine.ts";
import type { Scheduler } from "../scheduler.ts";

/** A message in a queue. */
interface Message {
  id: string;
  body: string;
  deliveries: number;
}

/** A queue, and what it feeds. */
export interface QueueShape {
  name: string;
  arn: string;
  /** Seconds after which a message comes back that was not dealt with. */
  visibility: number;
  /** Deliveries after which a message is given up, and the queue that it then goes to. */
  most: number;
  givenUpTo: string | undefined;
  batchSize: number;
  /** The function that it feeds. */
  feeds: string | undefined;
}

/** Milliseconds after which a message is delivered, and one that comes late. */
const [usualDelay, lateDelay] = [200, 900_000];

/** The queues: each message is delivered at least once, in any order. */
export class MemoryQueues {
  readonly #shapes: ReadonlyMap<string, QueueShape>;
  readonly #waiting = new Map<string, Message[]>();
  readonly #planned = new Set<string>();
  readonly #scheduler: Scheduler;
  readonly #faults: Faults;
  readonly #invoke: (functionName: string, event: unknown) => Promise<unknown>;
  #sent = 0;
  /** When a message was last given up. */
  givenUpAt = 0;

  constructor(
    shapes: readonly QueueShape[],
    by: { scheduler: Scheduler; faults: Faults; invoke: (name: string, event: unknown) => Promise<unknown> },
  ) {
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]));
    this.#scheduler = by.scheduler;
    this.#faults = by.faults;
    this.#invoke = by.invoke;
  }

  send(queue: string, body: string): void {
    this.#sent += 1;
    this.#put(queue, { id: `message-${this.#sent}`, body, deliveries: 0 });
    if (this.#faults.meets("delivered twice"))
      this.#put(queue, { id: `message-${this.#sent}-again`, body, deliveries: 0 });
  }

  waitingIn(queue: string): number {
    return this.#waiting.get(queue)?.length ?? 0;
  }

  /** Messages that were given up, with the queue that they are in. */
  givenUp(): { queue: string; body: string }[] {
    return [...this.#waiting].flatMap(([queue, messages]) =>
      this.#shapes.get(queue)?.feeds === undefined ? messages.map(({ body }) => ({ queue, body })) : [],
    );
  }

  /** Delivers what was given up again, as an operator does once what failed works; gives how much it was. */
  redrive(): number {
    let redriven = 0;
    for (const { name, givenUpTo } of this.#shapes.values()) {
      const given = this.#waiting.get(givenUpTo ?? "")?.splice(0) ?? [];
      for (const message of given) this.#put(name, { ...message, deliveries: 0 });
      redriven += given.length;
    }
    return redriven;
  }

  #put(queue: string, message: Message): void {
    const waiting = this.#waiting.get(queue) ?? [];
    this.#waiting.set(queue, waiting);
    waiting.push(message);
    const shape = this.#shapes.get(queue);
    if (shape === undefined) throw new Error(`there is no queue ${queue}`);
    if (shape.feeds === undefined || this.#planned.has(queue)) return;
    this.#planned.add(queue);
    this.#scheduler.soon(this.#faults.meets("late") ? lateDelay : usualDelay, () => {
      this.#planned.delete(queue);
      const batch = waiting.splice(0, shape.batchSize);
      if (waiting.length > 0) this.#again(queue);
      if (batch.length > 0) void this.#deliver(shape, batch);
    });
  }

  #again(queue: string): void {
    const waiting = this.#waiting.get(queue) ?? [];
    const [first] = waiting.splice(0, 1);
    if (first !== undefined) this.#put(queue, first);
  }

  async #deliver(shape: QueueShape, batch: Message[]): Promise<void> {
    for (const message of batch) message.deliveries += 1;
    const Records = batch.map(({ id, body, deliveries }) => ({
      messageId: id,
      receiptHandle: id,
      body,
      attributes: { ApproximateReceiveCount: String(deliveries) },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: shape.arn,
      awsRegion: "eu-west-3",
    }));
    let failed: ReadonlySet<string>;
    try {
      failed = new Set(failedItems(await this.#invoke(shape.feeds ?? "", { Records })));
    } catch {
      failed = new Set(batch.map(({ id }) => id));
    }
    for (const message of batch) {
      if (!failed.has(message.id)) continue;
      if (message.deliveries >= shape.most && shape.givenUpTo !== undefined) {
        this.givenUpAt = machine.now;
        this.#put(shape.givenUpTo, message);
      } else this.#scheduler.soon(shape.visibility * 1000, () => this.#put(shape.name, message));
    }
  }
}
