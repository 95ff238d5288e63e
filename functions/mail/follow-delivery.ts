import { aboutSubject, type NewFact } from "../../events/fact.ts";
import { mailBounced } from "../../events/mail.ts";
import { type SesEvent, sesEvent } from "../../events/ses.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { blockAddress } from "../../shared/domain/mail/address-block.ts";
import { messageLeft } from "../../shared/domain/mail/appearance-message.ts";
import {
  blocksAddress,
  type Delivery,
  isLost,
  outcomeOf,
  withDelivery,
} from "../../shared/domain/mail/delivery.ts";
import { acceptMail } from "../../shared/domain/mail/sending.ts";
import { isAccepted } from "../../shared/domain/training/acceptance.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { servingRequest } from "../../shared/runtime/current-request.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadBlock, saveBlock } from "../../shared/store/blocked-addresses.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadMail, type MailRecord, saveMail, settleMessage } from "../../shared/store/mails.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { closeLostMailTask, openLostMailTask } from "./lost-mail-task.ts";
import { deliveryOf, mailOfEvent } from "./read-ses-event.ts";
import { mailSettings } from "./settings.ts";

/** Records what becomes of each mail; what is lost blocks the address, tells OEMM and opens its task. */
export const trigger = defineTrigger({
  name: "mail/follow-delivery",
  kind: "deliveries",
  purpose: "Records what becomes of the mails that were sent",
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: 20,
  needs: {
    table: {
      reads: ["ADDRESS", "DETAILS", "FILE", "HISTORY", "MAIL", "TASK"],
      writes: ["ADDRESS", "MAIL", "TASK"],
    },
    mail: "settings",
  },
});

const nothing: SystemDecision = { writes: [], facts: [] };

export const handler = consumeQueue(async (detail) => {
  const event = sesEvent.parse(detail);
  await commitAsSystem(() => follow(event), systemRuntime);
});

async function follow(event: SesEvent): Promise<SystemDecision> {
  const named = mailOfEvent(event);
  if (named === undefined) {
    (await openLogger()).warn("an event about a mail that has no record", {
      messageId: event.mail.messageId,
    });
    return nothing;
  }
  const stored = await loadMail(named.about, named.factId);
  if (stored === undefined) throw new Error(`the mail of ${named.factId} does not exist`);
  const told = deliveryOf(event);
  const deliveries = withDelivery(stored.mail.deliveries, told);
  if (deliveries === undefined) return nothing;
  const { sequence } = named;
  const { requestId } = stored.mail;
  const mail = { ...asTaken(stored.mail, told, sequence), deliveries };
  const { writes, facts } = await servingRequest(requestId, () =>
    consequences({ ...mail, to: mail.to ?? event.mail.destination[0] ?? "" }, told),
  );
  const left = await settleMessage(mail, (said, mailId) => messageLeft(said, mailId, sequence));
  return { writes: [saveMail(stored.version, mail), ...left, ...writes], facts, requestId };
}

/**
 * What SES tells of a mail shows that it took it: a sender that died, or never had its answer, is not to repeat it; unless
 * it took an earlier attempt, which said what no longer holds (R-DAY-4).
 */
function asTaken(mail: MailRecord, { at, messageId }: Delivery, sequence: number | undefined): MailRecord {
  if (mail.state !== "sending" && mail.state !== "waiting") return mail;
  if (mail.appearance?.sequence !== sequence) return mail;
  return acceptMail(mail, { at, messageId });
}

async function consequences(
  mail: MailRecord & { to: string },
  told: Delivery,
): Promise<{ writes: Write[]; facts: NewFact[] }> {
  const now = systemRuntime.now();
  if (told.kind === "delivered")
    // A server may take a mail and return it later; the two may be told in any order.
    return outcomeOf(mail.deliveries)?.kind === "delivered"
      ? closeLostMailTask(mail, now)
      : { writes: [], facts: [] };
  // Who complained is not written to any more: OEMM reaches them otherwise.
  const { writes, sessionDate } =
    isLost(told) || told.kind === "complained"
      ? await openLostMailTask(mail, told.reason, now)
      : { writes: [], sessionDate: undefined };
  if (!blocksAddress(told) || (await goesToUnproved(mail))) return { writes, facts: [] };
  if (accountOfEmail(mail.to) === accountOfEmail(mailSettings().contact)) {
    // Telling OEMM by mail that its mails don't arrive would go on for ever.
    (await openLogger()).error("a mail to OEMM was lost", { factId: mail.factId, reason: told.reason });
    return { writes, facts: [] };
  }
  const { block, version } = await loadBlock(mail.to);
  const cause = told.kind === "complained" ? "complained" : "bounced";
  const address = accountOfEmail(mail.to);
  const blocked = blockAddress(block, { address, cause, reason: told.reason, blockedAt: now });
  const blocking = blocked === undefined ? [] : [saveBlock(version, blocked)];
  const fact = mailBounced.of(mail.about.id, {
    mailId: mail.factId,
    to: mail.to,
    recipientName: mail.recipientName ?? mail.to,
    cause,
    reason: told.reason,
    sessionDate,
  });
  return { writes: [...writes, ...blocking], facts: [aboutSubject(fact, mail.about)] };
}

/**
 * R-PER-2: whether a mail went to an address that only a company typed, or that its code was to prove: what it caused says
 * nothing about the address, whose owner may be another person.
 */
async function goesToUnproved({ about }: MailRecord): Promise<boolean> {
  // The code is all that is written about a person.
  if (about.kind === "person") return true;
  const [file] = about.kind === "file" ? await loadFileMains([about.id]) : [];
  return file?.path === "training" && !isAccepted(file);
}
