import { factEnvelope } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { compositions } from "./compositions.ts";
import { deliverMail } from "./deliver-mail.ts";

/** Seconds that one sending may take: the function's limit, after which another delivery takes over. */
const sendingSeconds = 20;

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

export const handler = consumeQueue((detail) => deliverMail(factEnvelope.parse(detail), sendingSeconds));
