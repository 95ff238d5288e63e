import { readFact } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { MailClaimed } from "../../shared/store/mails.ts";
import { deliverMail } from "./deliver-mail.ts";
import { mailReach } from "./mail-reach.ts";

/** Sends the mail that a fact makes, once, however often the fact is delivered. */
export const trigger = defineTrigger({
  name: "mail/send-mail",
  kind: "facts",
  purpose: "Sends the mails that facts announce",
  facts: [mailResendRequested],
  factsOf: "mail/mails",
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: 20,
  needs: { table: mailReach, mail: true },
});

export const handler = consumeQueue(async (detail) => {
  try {
    await deliverMail(readFact(detail));
  } catch (error) {
    // Another delivery is at it; were it to die, the next round would find the mail among those still to be sent.
    if (!(error instanceof MailClaimed)) throw error;
  }
});
