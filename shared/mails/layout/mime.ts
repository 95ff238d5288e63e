import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Instant } from "../../domain/time/civil-date.ts";
import { methodOf, type Person, toCalendar } from "./invitation.ts";
import type { Mail } from "./mail.ts";

/** What a mail's envelope says. */
export interface Envelope {
  from: Person;
  /** Who is answered. */
  replyTo: Person;
  to: Person;
  /** Without angle brackets. */
  messageId: string;
  date: Instant;
  /**
   * The page on which those whom it goes to say that they want no more like it (RFC 2369), where they may. Not by one press (RFC 8058): it
   * is their organisation's choice, and a mail that was handed on would make it (decision 87).
   */
  choicesUrl?: string | undefined;
}

/**
 * A mail as bytes: text, HTML and, for an invitation, the calendar both as a part that mail readers act on and as an
 * attachment for the others.
 */
export function buildMime({ subject, text, html, invitation }: Mail, envelope: Envelope): Promise<Buffer> {
  const calendar = invitation === undefined ? undefined : toCalendar(invitation);
  return new MailComposer({
    from: { name: envelope.from.name, address: envelope.from.email },
    replyTo: { name: envelope.replyTo.name, address: envelope.replyTo.email },
    to: { name: envelope.to.name, address: envelope.to.email },
    subject,
    text,
    html,
    messageId: `<${envelope.messageId}>`,
    // As RFC 5322 has dates: a text would go as it is.
    date: new Date(envelope.date),
    // Texts have their own ends of lines, which mail doesn't know.
    newline: "windows",
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(envelope.choicesUrl === undefined ? {} : { "List-Unsubscribe": `<${envelope.choicesUrl}>` }),
    },
    ...(calendar === undefined || invitation === undefined
      ? {}
      : { icalEvent: { method: methodOf(invitation), filename: "invitation.ics", content: calendar } }),
  })
    .compile()
    .build();
}
