import * as z from "zod";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import type { Delivery } from "./delivery.ts";

/**
 * States of a mail: `sending` until SES took it; `waiting` when SES did not take it, to be tried again; `withheld` when
 * it is not sent: its address is blocked, or SES refuses this very mail.
 */
export const mailState = z.enum(["sending", "waiting", "sent", "withheld"]);
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
  states: { sending: "en cours d’envoi", waiting: "en attente", sent: "envoyé", withheld: "non envoyé" },
  initial: "sending",
  transitions: {
    "take-over": { from: ["sending", "waiting"], to: ["sending"], rule: "decision-0012" },
    accept: { from: ["sending", "waiting"], to: ["sent"], rule: "decision-0012" },
    release: { from: ["sending"], to: ["waiting"], rule: "decision-0012" },
    withhold: { from: ["sending"], to: ["withheld"], rule: "decision-0012" },
  },
} as const satisfies StateMachine<MailState, string>;

/** A mail that a delivery takes upon itself to send. */
export function beginSending<Claim extends object>(claim: Claim) {
  return begin(mailMachine, { ...claim, state: "sending", deliveries: [] as Delivery[] });
}

/** A mail that another delivery takes over, by a claim of its own; what SES told of it is kept. */
export function takeOver<Claim extends object>(held: SendingMail, claim: Claim) {
  const { deliveries } = held;
  return transition(mailMachine, held, "take-over", () => ({ ...beginSending(claim), deliveries }));
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
