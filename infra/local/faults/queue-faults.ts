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
const hoursLate: FaultKind = {
  name: "delivered hours late",
  part: "queues",
  fact: "An event that its target did not take comes when it does: minutes later, or hours, a day at most.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html",
  chance: 0.02,
};
const daysAfter: FaultKind = {
  name: "delivered again after days",
  part: "queues",
  fact: "An operator replays events of the archive, or what a dead-letter queue kept for up to a fortnight: they come again.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html",
  chance: 0.03,
};
/** What queues do that the embedded ones do not. */
export const queueFaults = [twice, overtaken, late, hoursLate, daysAfter];

/** Seconds that a message is late whose queue is: from a minute to twelve hours, as often less than half an hour as more. */
const hours = (draw: number) => Math.floor(60 * 720 ** draw);
/** Seconds after which a message comes again that was dealt with: one to thirteen days. */
const days = (draw: number) => Math.floor(86_400 * (1 + 12 * draw));

/** Puts a message on a queue, after some seconds where told: minutes and more are those of the stack's clock. */
export type Send = (queueArn: string, body: string, delaySeconds?: number) => void;

/** Sends as queues do: some messages twice, days later too, some after others, some late. */
export function sendFaultily(send: Send, faults: Faults): Send {
  return (queueArn, body) => {
    const copies = faults.strike(twice) === undefined ? 1 : 2;
    for (let copy = 0; copy < copies; copy++) {
      const held = faults.strike(late);
      const long = held === undefined ? faults.strike(hoursLate) : undefined;
      if (long !== undefined) send(queueArn, body, hours(long));
      else if (held !== undefined) send(queueArn, body, 2 + Math.floor(2 * held));
      else if (faults.strike(overtaken) !== undefined) send(queueArn, body, 1);
      else send(queueArn, body);
    }
    const again = faults.strike(daysAfter);
    if (again !== undefined) send(queueArn, body, days(again));
  };
}
