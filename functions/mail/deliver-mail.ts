import {
  SESClient,
  SESServiceException,
  SendRawEmailCommand,
  type SendRawEmailCommandOutput,
} from "@aws-sdk/client-ses";
import type { Fact, FactSubject } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { sesTagNames } from "../../events/ses.ts";
import { withinSentence } from "../../shared/domain/french/wording.ts";
import { messageGoing, messageKept, messageLeft } from "../../shared/domain/mail/appearance-message.ts";
import { countMessage } from "../../shared/domain/mail/message-bound.ts";
import { releaseMail, supersedeMail, takeOver, withholdMail } from "../../shared/domain/mail/sending.ts";
import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import type { Mail } from "../../shared/mails/layout/mail.ts";
import { measure } from "../../shared/runtime/measure.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { mailerCalls } from "../../shared/runtime/service-calls.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { withoutLog } from "../../shared/runtime/without-log.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { loadFact } from "../../shared/store/facts.ts";
import {
  endSending,
  loadMail,
  MailClaimed,
  type MailRecord,
  markSent,
  newMail,
  saveAppearanceMessages,
  saveMail,
  settleMessage,
} from "../../shared/store/mails.ts";
import { loadReachOf, saveMessagesSent } from "../../shared/store/messages-sent.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import type { DeclaredMail } from "./declare-mail.ts";
import { openLostMailTask } from "./lost-mail-task.ts";
import { mailAnnouncing } from "./mail-announcing.ts";
import { holdOthers } from "./mails-held.ts";
import { type MailSettings, mailSettings } from "./settings.ts";
import { NotComposed } from "./uncomposed.ts";

// One attempt: whether a failed one was sent is decided below, not by a repetition that leaves no trace.
const ses = withoutLog(new SESClient(mailerCalls));

/**
 * Seconds before another attempt takes over a sending that never ended. SES has told of it by then, if it took it, and
 * the worker that records what SES tells has tried twice again.
 */
export const leaseSeconds = 300;

/** What became of an attempt: SES took the mail, takes none for now (whom they come from, the day's quota), or anything else. */
type Attempted = "sent" | "identity-refused" | "quota-reached" | "not-sent";

/**
 * Sends the mail that a fact makes, once, composed from how things stand now, unless its address is blocked or it has
 * nothing more to say (R-DAY-4). A mail that SES surely did not take waits for the next round; where the outcome is
 * unknown, the lease of the claim keeps others from sending until it has passed. While SES refuses the identity that mails
 * come from, all of them wait, but the one that is sent to try (`probing`).
 * @throws MailClaimed, StaleRead while another delivery is at it; NotComposed; the error of a sending whose outcome is unknown.
 */
export async function deliverMail(fact: Fact, probing = false): Promise<Attempted> {
  const settings = mailSettings();
  const { whole, declared } = await announcedBy(fact).catch((error) => {
    throw new NotComposed(fact.type, error);
  });
  const claimed = await decideAgain(() => claim(fact, whole, declared, settings, probing));
  if (claimed === undefined) return "not-sent";
  const { to, mail, record, choicesUrl } = claimed;
  const messageId = `${fact.id.toLowerCase()}@${settings.from.email.split("@")[1]}`;
  // Here, not at the start: the library takes as long to load as all else, and repeated deliveries end before.
  const { buildMime } = await import("../../shared/mails/layout/mime.ts");
  const bytes = await buildMime(mail, {
    from: settings.from,
    replyTo: settings.organiser,
    to,
    messageId,
    date: fact.at,
    choicesUrl,
  });
  const tag = (Name: string, Value: string) => ({ Name, Value });
  let sent: SendRawEmailCommandOutput;
  try {
    sent = await ses.send(
      new SendRawEmailCommand({
        Source: settings.from.email,
        Destinations: [to.email],
        RawMessage: { Data: bytes },
        ConfigurationSetName: settings.configurationSet,
        Tags: [
          tag(sesTagNames.kind, fact.about.kind),
          tag(sesTagNames.id, fact.about.id),
          tag(sesTagNames.factId, fact.id),
          ...(record.appearance === undefined
            ? []
            : [tag(sesTagNames.sequence, String(record.appearance.sequence))]),
        ],
      }),
    );
  } catch (error) {
    const outcome = outcomeOfError(error);
    if (outcome === "unknown") throw error;
    const logger = await openLogger();
    logger.error("SES did not take a mail", { error, factId: fact.id, outcome });
    if (outcome === "refused") {
      await endSending(record, withheldAsRefused, taskOfLost);
      await measure("MailWithheld", 1);
    }
    if (outcome === "not-sent") await endSending(record, (one) => releaseMail(one, unavailable));
    if (outcome === "quota-reached") await endSending(record, (one) => releaseMail(one, quotaReached));
    if (outcome === "identity-refused")
      await endSending(record, (one) => releaseMail(one, identityRefused), holdOthers);
    return outcome === "refused" ? "not-sent" : outcome;
  }
  // Out of the above: SES took it, so that a failure of the table must never look like one of SES.
  await markSent(record, { at: systemRuntime.now(), messageId: sent.MessageId ?? messageId });
  (await openLogger()).info("SES took a mail", { factId: fact.id, type: record.type });
  return "sent";
}

/** Loaded where there is a letter: few mails are one. */
const letters = () => import("./write-letter.ts");

const unavailable = "Le service d’envoi est indisponible\u00a0; nouvel essai dans quelques minutes.";
const quotaReached =
  "Le service d’envoi ne prend plus de courriels pour l’instant, son quota est atteint\u00a0: celui-ci part dès qu’il en prend d’autres.";
const identityRefused =
  "Amazon SES refuse l’adresse d’expédition\u00a0: les courriels partiront dès qu’elle sera vérifiée.";
const withheldAsRefused = (mail: MailRecord) => withholdMail(mail, "Amazon SES refuse ce courriel.");
const taskOfLost = async (mail: MailRecord) =>
  (await openLostMailTask(mail, mail.reason ?? "", systemRuntime.now())).writes;

/**
 * Takes the sending of a mail upon oneself; undefined where there is nothing to send, or not yet.
 * @throws MailClaimed while another delivery holds it; StaleRead when another one is faster.
 */
async function claim(
  fact: Fact,
  announced: Fact,
  declared: DeclaredMail,
  settings: MailSettings,
  probing: boolean,
): Promise<{ to: Person; mail: Mail; record: MailRecord; choicesUrl: string | undefined } | undefined> {
  const now = systemRuntime.now();
  const { mail: stored, version } = (await loadMail(fact.about, fact.id)) ?? newMail(fact, now);
  if (stored.state !== "waiting" && stored.state !== "sending") return undefined;
  if (stored.state === "sending" && (stored.leaseUntil === undefined || stored.leaseUntil >= now))
    throw new MailClaimed(stored);
  const leaving = { mailId: fact.id, again: announced.id !== fact.id };
  const composed = await declared.compose(announced, settings, leaving).catch((error) => {
    throw new NotComposed(announced.type, error);
  });
  if ("stays" in composed) {
    if (composed.stays === "superseded") {
      const over = supersedeMail(stored, composed.reason);
      const { nothingLeft } = composed;
      await commit([
        saveMail(version, over),
        ...(nothingLeft?.told.messages.letter === undefined
          ? await settleMessage(over, messageLeft)
          : await (await letters()).letterOutdated(fact.about, nothingLeft, now)),
      ]);
    } else if (version === 0) await commit([saveMail(0, stored)]);
    return undefined;
  }
  const { to, mail, message, choicesUrl } = composed;
  const leaseUntil = addSeconds(now, leaseSeconds);
  const record: MailRecord = {
    ...stored,
    type: announced.type,
    to: to.email,
    recipientName: to.name,
    subject: mail.subject,
    claimedAt: now,
    leaseUntil,
    ...(leaving.again ? { resends: announced.id } : {}),
    ...(message === undefined ? {} : { appearance: { ...message.ref, sequence: message.says.sequence } }),
  };
  if (to.email === "" && fact.about.kind === "file" && composed.hindrance === undefined) {
    await (await letters()).writeToPost(record, version, { written: mail.written, message }, now);
    return undefined;
  }
  const reach = await reachOf(to.email, declared.unproved, settings, now);
  // One that was counted when it was first tried is not one too many when it is tried again.
  const first = stored.to === undefined;
  const hindrance = composed.hindrance ?? reach.block ?? (first ? reach.bound : undefined);
  if (hindrance !== undefined) {
    const withheld = withholdMail(record, hindrance);
    const settled = await settleMessage(withheld, messageKept);
    await commit([saveMail(version, withheld), ...settled, ...(await taskOfLost(withheld))]);
    return undefined;
  }
  if (reach.held && !probing) {
    if (version === 0) await commit([saveMail(0, stored)]);
    return undefined;
  }
  const taken: MailRecord = takeOver(stored, record);
  const { ref, told, says } = message ?? {};
  const letter = told?.messages.letter?.mailId;
  await commit([
    saveMail(version, taken),
    ...(first ? (reach.counted ?? []) : []),
    ...(letter === undefined ? [] : await (await letters()).outdate(fact.about, letter, now)),
    ...(ref === undefined || told === undefined || says === undefined
      ? []
      : [saveAppearanceMessages(ref, told.version, messageGoing(told.messages, says, leaseUntil))]),
  ]);
  return { to, mail, record: taken, choicesUrl };
}

/**
 * Whether an address is written to: what hinders it, in French, or the write that counts one more mail (R-PER-2). Our own
 * is written to without a bound: it is told of what does not arrive.
 */
async function reachOf(
  email: string,
  unproved: boolean,
  { contact, policy }: MailSettings,
  now: Instant,
): Promise<{ held: boolean; block?: string; bound?: string; counted?: Write[] }> {
  if (email === "")
    return {
      held: false,
      block: "Cette personne n’a pas d’adresse électronique\u00a0: elle est à joindre autrement.",
    };
  const { block, sent, held } = await loadReachOf(email, now);
  if (block?.state === "blocked")
    return { held, block: `Adresse bloquée\u00a0: ${withinSentence(block.reason)}` };
  if (email === contact) return { held };
  const counted = countMessage(sent, unproved, policy.messages, now);
  if ("refusal" in counted) return { held, bound: counted.refusal };
  return { held, counted: [saveMessagesSent(counted.after)] };
}

/** The fact that a mail announces, with its details, and its mail: a resend announces that of the first mail. */
async function announcedBy(fact: Fact): Promise<{ whole: Fact; declared: DeclaredMail }> {
  if (fact.type === mailResendRequested.type) {
    const whole = await recorded(fact.about, mailResendRequested.read(fact).mailId);
    return { whole, declared: await mailAnnouncing(whole.type) };
  }
  const declared = await mailAnnouncing(fact.type);
  // The bus carries no details.
  return { whole: declared.fact.personal.length > 0 ? await recorded(fact.about, fact.id) : fact, declared };
}

async function recorded(about: FactSubject, factId: string): Promise<Fact> {
  const fact = await loadFact(about, factId);
  if (fact === undefined) throw new Error(`the fact ${factId} does not exist`);
  return fact;
}

/** Errors of SES about this very mail, which another attempt would meet again. */
const refusals = ["MessageRejected", "InvalidParameterValue"];

/** Errors of SES about whom mails come from: every mail would meet them, until operators have seen to it. */
const identityRefusals = [
  "MailFromDomainNotVerifiedException",
  "AccountSendingPausedException",
  "ConfigurationSetSendingPausedException",
];

/** What SES says of an identity that is not verified, or no longer: it has no error of its own. */
const notVerified = /not verified/i;

/** What SES says of a day's quota: its error is the one of too many mails a second. */
const dailyQuota = /daily message quota/i;

/** Codes of a connection that was never made. */
const unconnected = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

/**
 * What an error says about the mail: SES will never take it, takes none that comes from us, none until the day's quota has room, did
 * not take it, or it is not known.
 */
function outcomeOfError(error: unknown): "refused" | Exclude<Attempted, "sent"> | "unknown" {
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    if (identityRefusals.includes(error.name) || notVerified.test(error.message)) return "identity-refused";
    if (refusals.includes(error.name)) return "refused";
    if (dailyQuota.test(error.message)) return "quota-reached";
    return (status >= 400 && status < 500) || status === 503 ? "not-sent" : "unknown";
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return unconnected.includes(code) ? "not-sent" : "unknown";
}
