import * as z from "zod";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Delivery } from "./delivery.ts";

/**
 * States of a mail: `waiting` until it leaves, from the moment at which its fact was published; `sending` while an attempt
 * is under way; `withheld` when it is not sent: its address is blocked, or SES refuses this very mail; `superseded` when
 * it has nothing more to say (R-DAY-4). R-OEMM-1: to who has no address, it is a letter `to-post`, and then `posted`.
 */
export const mailState = z.enum([
  "sending",
  "waiting",
  "sent",
  "withheld",
  "superseded",
  "to-post",
  "posted",
]);
/** A state, see {@link mailState}. */
export type MailState = z.infer<typeof mailState>;

/** What the sending of a mail reads and changes of it. */
export interface SendingMail {
  state: MailState;
  leaseUntil?: string | undefined;
  sentAt?: string | undefined;
  messageId?: string | undefined;
  reason?: string | undefined;
  deliveries: Delivery[];
}

/** The life of a mail. */
export const mailMachine = {
  name: "mail",
  subject: "du courriel",
  states: {
    waiting: "en attente",
    sending: "en cours d’envoi",
    sent: "envoyé",
    withheld: "non envoyé",
    superseded: "sans objet",
    "to-post": "lettre à poster",
    posted: "lettre postée",
  },
  initial: "waiting",
  transitions: {
    "take-over": { from: ["sending", "waiting"], to: ["sending"], rule: "R-DAY-4" },
    accept: { from: ["sending", "waiting"], to: ["sent"], rule: "R-DAY-4" },
    release: { from: ["sending"], to: ["waiting"], rule: "R-DAY-4" },
    withhold: { from: ["sending", "waiting"], to: ["withheld"], rule: "R-DAY-4" },
    supersede: { from: ["sending", "waiting", "to-post"], to: ["superseded"], rule: "R-DAY-4" },
    "write-letter": { from: ["sending", "waiting"], to: ["to-post"], rule: "R-OEMM-1" },
    post: { from: ["to-post"], to: ["posted"], rule: "R-OEMM-1" },
  },
} as const satisfies StateMachine<MailState, string>;

/** R-OEMM-1: a mail to who has no address, from now on a letter that OEMM prints and posts. */
export function writeLetter<Mail extends SendingMail, Letter>(mail: Mail, letter: Letter) {
  return transition(mailMachine, mail, "write-letter", () => ({
    ...mail,
    state: "to-post",
    letter,
    leaseUntil: undefined,
  }));
}

/** R-OEMM-1: a letter that OEMM posted. */
export function postLetter<Mail extends SendingMail>(mail: Mail, postedOn: CivilDate) {
  return transition(mailMachine, mail, "post", () => ({ ...mail, state: "posted", postedOn }));
}

/** A mail that is to be sent. */
export function beginMail<Announced extends object>(announced: Announced) {
  return begin(mailMachine, { ...announced, state: "waiting", deliveries: [] as Delivery[] });
}

/** A mail that a delivery takes upon itself to send, by a claim of its own; what SES told of it is kept. */
export function takeOver<Claim extends object>(held: SendingMail, claim: Claim) {
  const { deliveries } = held;
  return transition(mailMachine, held, "take-over", () => ({ ...claim, state: "sending", deliveries }));
}

/** A mail that SES took, as it answers itself or as what it tells later shows. */
export function acceptMail<Mail extends SendingMail>(mail: Mail, sent: { at: string; messageId: string }) {
  return transition(mailMachine, mail, "accept", () => ({
    ...mail,
    state: "sent",
    sentAt: sent.at,
    messageId: sent.messageId,
    leaseUntil: undefined,
    reason: undefined,
  }));
}

/** A mail that SES did not take, `reason` in French: the next worker may try again, at once. */
export function releaseMail<Mail extends SendingMail>(mail: Mail, reason: string) {
  return transition(mailMachine, mail, "release", () => ({
    ...mail,
    state: "waiting",
    reason,
    leaseUntil: undefined,
  }));
}

/** A mail that is not sent, `reason` in French. */
export function withholdMail<Mail extends SendingMail>(mail: Mail, reason: string) {
  return transition(mailMachine, mail, "withhold", () => ({
    ...mail,
    state: "withheld",
    reason,
    leaseUntil: undefined,
  }));
}

/** R-DAY-4: a mail that has nothing more to say, `reason` in French. */
export function supersedeMail<Mail extends SendingMail>(mail: Mail, reason: string) {
  return transition(mailMachine, mail, "supersede", () => ({
    ...mail,
    state: "superseded",
    reason,
    leaseUntil: undefined,
  }));
}
