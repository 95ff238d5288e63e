import * as z from "zod";
import { delivery, outcomeOf } from "../domain/mail/delivery.ts";
import type { ListedMail } from "../store/mail-lists.ts";
import { mailRecord } from "../store/mails.ts";
import { changed, changeOf } from "./updated-at.ts";

/** A mail as its readers see it: what it was, and what became of it. */
export const mailView = mailRecord
  .pick({
    to: true,
    subject: true,
    state: true,
    sentAt: true,
    postedOn: true,
    messageId: true,
    reason: true,
    resends: true,
  })
  .extend({
    id: z.string(),
    ...changed,
    /** The strongest thing that is known of it, and all that was told. */
    delivery: delivery.optional(),
    deliveries: z.array(delivery),
  })
  .meta({ id: "Mail", description: "Courriel et son acheminement" });

/** See {@link mailView}. */
export function toMailView(mail: ListedMail): z.input<typeof mailView> {
  const { factId: id, to, subject, state, reason, resends, deliveries } = mail;
  const { sentAt, postedOn, messageId } = mail;
  const outcome = outcomeOf(deliveries);
  const sent = { sentAt, postedOn, messageId };
  return {
    id,
    ...changeOf(mail),
    to,
    subject,
    state,
    ...sent,
    reason,
    resends,
    delivery: outcome,
    deliveries,
  };
}
