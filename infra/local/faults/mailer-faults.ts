import { notVerified, quotaExceeded, sendingTooFast, sesRefusal } from "../mail/ses-refusal.ts";
import { defineCallFault, silence } from "./fault-kind.ts";

const guide = "https://docs.aws.amazon.com/ses/latest/dg";
const refused = (body: string, status = 400) => ({ refused: { status, type: "text/xml", body } });
const on = ["SendRawEmail"];

/** What SES does that the embedded mailbox does not. */
export const mailerFaults = [
  defineCallFault({
    name: "sending rate",
    part: "mailer",
    fact: "SES takes so many mails a second from an account, and refuses what is more: 1 in its sandbox.",
    source: `${guide}/manage-sending-quotas-errors.html`,
    chance: 0.3,
    bound: { seconds: 1, most: (draw) => 1 + Math.floor(3 * draw) },
    on,
    meet: () => refused(sendingTooFast),
  }),
  defineCallFault({
    name: "daily quota",
    part: "mailer",
    fact: "SES takes so many mails in the twenty-four hours before each from an account, and refuses what is more: 200 in its sandbox.",
    source: `${guide}/manage-sending-quotas-errors.html`,
    chance: 0.15,
    bound: { seconds: 24 * 3600, most: (draw) => 1 + Math.floor(8 * draw) },
    on,
    meet: () => refused(quotaExceeded),
  }),
  defineCallFault({
    name: "refused identity",
    part: "mailer",
    fact: "SES refuses all mails of an identity that it has not verified, or whose DNS records are gone.",
    source: `${guide}/troubleshoot-error-messages.html`,
    chance: 0.02,
    spell: 3,
    on,
    meet: () => refused(notVerified),
  }),
  defineCallFault({
    name: "mailer at fault",
    part: "mailer",
    fact: "SES is unavailable for a moment, and took nothing.",
    source: "https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html",
    chance: 0.03,
    on,
    meet: () => refused(sesRefusal("ServiceUnavailable", "Unavailable", "Receiver"), 503),
  }),
  defineCallFault({
    name: "mail whose answer is lost",
    part: "mailer",
    fact: "SES may have taken a mail though its answer never comes; it knows no token that tells a repetition.",
    source: "https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html",
    chance: 0.03,
    on,
    meet: () => ({ lost: "after" }),
  }),
  defineCallFault({
    name: "mailer in silence",
    part: "mailer",
    fact: "SES may have taken a mail, and the connection stay open without an answer: the SDK waits for ever unless told otherwise.",
    source: silence,
    chance: 0.001,
    on,
    meet: () => ({ lost: "silently" }),
  }),
];
