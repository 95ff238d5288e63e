import {
  SESClient,
  SESServiceException,
  SendRawEmailCommand,
  type SendRawEmailCommandOutput,
} from "@aws-sdk/client-ses";
import type { Fact, FactSubject } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { sesTagNames } from "../../events/ses.ts";
import { countMessage } from "../../shared/domain/mail/message-bound.ts";
import { withholdMail } from "../../shared/domain/mail/sending.ts";
import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { withoutLog } from "../../shared/runtime/without-log.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { loadFact } from "../../shared/store/facts.ts";
import {
  claimMail,
  loadMail,
  type MailRecord,
  markReleased,
  markSent,
  saveMail,
} from "../../shared/store/mails.ts";
import { loadReachOf, saveMessagesSent } from "../../shared/store/messages-sent.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { openConvocationTask } from "./convocation-task.ts";
import { mailAnnouncing } from "./mail-announcing.ts";
import { type MailSettings, mailSettings } from "./settings.ts";

// One attempt: whether a failed one was sent is decided below, not by a repetition that leaves no trace.
const ses = withoutLog(new SESClient({ maxAttempts: 1 }));

/**
 * Seconds before another attempt takes over a sending that never ended. SES has told of it by then, if it took it, and
 * the worker that records what SES tells has tried twice again.
 */
export const leaseSeconds = 300;

/**
 * Sends the mail that a fact makes, once, unless its address is blocked. A mail that SES surely did not take waits for
 * the next round; where the outcome is unknown, the lease of the claim keeps others from sending until it has passed.
 * @throws MailClaimed, StaleRead while another delivery is at it; the error of a sending whose outcome is unknown.
 */
export async function deliverMail(fact: Fact): Promise<void> {
  const settings = mailSettings();
  const announced = await announcedBy(fact);
  const declared = await mailAnnouncing(announced.type);
  // The bus carries no details; what a resend announces was loaded with its own.
  const lacksDetails = announced === fact && declared.fact.personal.length > 0;
  const whole = lacksDetails ? await recorded(fact.about, fact.id) : announced;
  const { to, mail } = await declared.compose(whole, settings);
  const now = systemRuntime.now();
  const claim = {
    factId: fact.id,
    type: announced.type,
    about: fact.about,
    to: to.email,
    recipientName: to.name,
    subject: mail.subject,
    claimedAt: now,
    leaseUntil: addSeconds(now, leaseSeconds),
    ...(announced.id === fact.id ? {} : { resends: announced.id }),
  };
  const { mine, block, bound } = await decideAgain(async () => {
    const { counted = [], ...reach } = await reachOf(to.email, declared.unproved, settings, now);
    return { ...reach, mine: await claimMail(claim, counted) };
  });
  if (mine === undefined) return;
  const { mail: claimed, first } = mine;
  // One that was counted when it was first tried is not one too many when it is tried again.
  const hindrance = block ?? (first ? bound : undefined);
  if (hindrance !== undefined) {
    await withhold(claimed, hindrance);
    return;
  }
  const messageId = `${fact.id.toLowerCase()}@${settings.from.email.split("@")[1]}`;
  // Here, not at the start: the library takes as long to load as all else, and repeated deliveries end before.
  const { buildMime } = await import("../../shared/mails/layout/mime.ts");
  const bytes = await buildMime(mail, { from: settings.from, to, messageId, date: fact.at });
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
        ],
      }),
    );
  } catch (error) {
    const outcome = outcomeOfError(error);
    if (outcome === "unknown") throw error;
    (await openLogger()).error("SES did not take a mail", { error, factId: fact.id, outcome });
    if (outcome === "refused") await withhold(claimed, "Amazon SES refuse ce courriel.");
    else
      await markReleased(
        claimed,
        "Le service d’envoi est indisponible\u00a0; nouvel essai dans quelques minutes.",
      );
    return;
  }
  // Out of the above: SES took it, so that a failure of the table must never look like one of SES.
  await markSent(claimed, { at: systemRuntime.now(), messageId: sent.MessageId ?? messageId });
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
): Promise<{ block?: string; bound?: string; counted?: Write[] }> {
  const { block, sent } = await loadReachOf(email, now);
  if (block?.state === "blocked") return { block: `Adresse bloquée\u00a0: ${block.reason}` };
  if (email === contact) return {};
  const counted = countMessage(sent, unproved, policy.messages, now);
  if ("refusal" in counted) return { bound: counted.refusal };
  return { counted: [saveMessagesSent(counted.after)] };
}

/** The fact that a mail announces: a resend announces that of the first mail. */
async function announcedBy(fact: Fact): Promise<Fact> {
  if (fact.type !== mailResendRequested.type) return fact;
  return recorded(fact.about, mailResendRequested.read(fact).mailId);
}

async function recorded(about: FactSubject, factId: string): Promise<Fact> {
  const fact = await loadFact(about, factId);
  if (fact === undefined) throw new Error(`the fact ${factId} does not exist`);
  return fact;
}

/** Errors of SES about this very mail, which another attempt would meet again. */
const refusals = ["MessageRejected", "InvalidParameterValue"];

/** Codes of a connection that was never made. */
const unconnected = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

/** What an error says about the mail: SES will never take it, SES did not take it, or it is not known. */
function outcomeOfError(error: unknown): "refused" | "not-sent" | "unknown" {
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    if (refusals.includes(error.name)) return "refused";
    return (status >= 400 && status < 500) || status === 503 ? "not-sent" : "unknown";
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return unconnected.includes(code) ? "not-sent" : "unknown";
}

/** Records that a mail is not sent; a convocation that does not arrive is a task for OEMM. */
async function withhold({ about, factId, claimedAt }: MailRecord, reason: string): Promise<void> {
  await commitAsSystem(async () => {
    const stored = await loadMail(about, factId);
    if (stored === undefined || stored.mail.state !== "sending" || stored.mail.claimedAt !== claimedAt)
      return { writes: [], facts: [] };
    const mail = withholdMail(stored.mail, reason);
    const { writes } = await openConvocationTask(mail, reason, systemRuntime.now());
    return { writes: [saveMail(stored.version, mail), ...writes], facts: [] };
  }, systemRuntime);
}
