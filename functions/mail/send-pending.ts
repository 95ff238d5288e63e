import { decodeTime } from "ulid";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { servingRequest } from "../../shared/runtime/current-request.ts";
import { measure } from "../../shared/runtime/measure.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { loadFact } from "../../shared/store/facts.ts";
import { mailsAreHeld } from "../../shared/store/mail-hold.ts";
import { listPendingMails, MailClaimed } from "../../shared/store/mails.ts";
import { deliverMail } from "./deliver-mail.ts";
import { mailReach } from "./mail-reach.ts";
import { letOthersLeave } from "./mails-held.ts";
import { NotComposed, recordUncomposed } from "./uncomposed.ts";

const timeoutSeconds = 240;
/** Mails read at a time. */
const perPage = 25;

/** Sends again what SES did not take, for as long as it takes (decision 12). */
export const trigger = defineTrigger({
  name: "mail/send-pending",
  kind: "schedule",
  purpose: "Sends again the mails that SES did not take, until it does",
  expression: "rate(5 minutes)",
  timeoutSeconds,
  needs: {
    table: { ...mailReach, lists: [...mailReach.lists, "gsi3 MAILS"] },
    mail: true,
  },
});

/** One mail after the other, oldest first; one that fails, or is at work elsewhere, stops none of the others. */
export async function handler(): Promise<{ tried: number; failed: number }> {
  const began = systemRuntime.now();
  // What is left of it when the time is nearly over waits for the next round.
  const stopAt = Date.parse(began) + (timeoutSeconds / 2) * 1000;
  let tried = 0;
  let failed = 0;
  let oldest = 0;
  // While SES refuses whom mails come from, one mail a round is tried: once SES takes it, all others may leave.
  let held = await mailsAreHeld();
  for await (const { about, factId, claimedAt } of everyEntry((cursor) =>
    listPendingMails(perPage, cursor),
  )) {
    // A mail that was tried stands at the end of the list anew: each once a round.
    if (claimedAt >= began || Date.parse(systemRuntime.now()) > stopAt) break;
    tried += 1;
    let requestId: string | undefined;
    const waits = secondsSince(factId, began);
    try {
      const fact = await loadFact(about, factId);
      if (fact === undefined)
        throw new NotComposed("unknown", new Error(`the fact ${factId} does not exist`));
      requestId = fact.requestId;
      const attempted = await servingRequest(requestId, () => deliverMail(fact, held));
      if (attempted !== "sent") oldest = Math.max(oldest, waits);
      // None of the others would be taken in this round either.
      if (attempted === "identity-refused" || attempted === "quota-reached") break;
      if (!held || attempted !== "sent") continue;
      await letOthersLeave();
      (await openLogger()).info("SES takes mails again");
      held = false;
    } catch (error) {
      if (error instanceof MailClaimed) continue;
      failed += 1;
      oldest = Math.max(oldest, waits);
      await servingRequest(requestId, async () => {
        if (error instanceof NotComposed) await recordUncomposed(about, factId, error.mailType);
        (await openLogger()).error("a mail is still to be sent", { error, factId, claimedAt });
      });
    }
  }
  await measure("OldestMailWaiting", oldest);
  return { tried, failed };
}

/** Seconds from a fact to an instant: its identifier bears when it was recorded. */
function secondsSince(factId: string, at: Instant): number {
  return Math.max(0, Math.round((Date.parse(at) - decodeTime(factId)) / 1000));
}
