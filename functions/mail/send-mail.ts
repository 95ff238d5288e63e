import { factEnvelope } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { compositions } from "./compositions.ts";
import { deliverMail } from "./deliver-mail.ts";

/** Seconds that one sending may take: the function's limit. */
const sendingSeconds = 20;

/** Seconds before another attempt takes over a sending that never ended: SES has told of it by then, if it took it. */
const leaseSeconds = 100;

/** Sends the mail that a fact makes, once, however often the fact is delivered. */
export const trigger = defineTrigger({
  kind: "facts",
  purpose: "Sends the mails that facts announce",
  facts: [...compositions.map(({ fact }) => fact), mailResendRequested],
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: sendingSeconds,
  needs: { table: "write", mail: true },
});

export const handler = consumeQueue((detail) => deliverMail(factEnvelope.parse(detail), leaseSeconds));
