import type { FaultKind } from "./fault-kind.ts";
import type { Faults } from "./faults.ts";

const guide = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide";

const twice: FaultKind = {
  name: "delivered twice",
  part: "queues",
  fact: "A standard queue delivers a message at least once: at times again, after it was dealt with.",
  source: `${guide}/standard-queues-at-least-once-delivery.html`,
  chance: 0.08,
};
const overtaken: FaultKind = {
  name: "overtaken",
  part: "queues",
  fact: "A standard queue keeps no order: a message may come after those that were sent later.",
  source: `${guide}/standard-queues.html`,
  chance: 0.08,
};
const late: FaultKind = {
  name: "delivered late",
  part: "queues",
  fact: "EventBridge tries for up to 24 hours to hand an event to its target: it may come long after it was sent.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html",
  chance: 0.02,
};
/** What queues do that the embedded ones do not. */
export const queueFaults = [twice, overtaken, late];

/** Puts a message on a queue, after some seconds where told. */
export type Send = (queueArn: string, body: string, delaySeconds?: number) => void;

/** Sends as queues do: some messages twice, some after others, some late. */
export function sendFaultily(send: Send, faults: Faults): Send {
  return (queueArn, body) => {
    const copies = faults.strike(twice) === undefined ? 1 : 2;
    for (let copy = 0; copy < copies; copy++) {
      const held = faults.strike(late);
      if (held !== undefined) send(queueArn, body, 2 + Math.floor(2 * held));
      else if (faults.strike(overtaken) !== undefined) send(queueArn, body, 1);
      else send(queueArn, body);
    }
  };
}
