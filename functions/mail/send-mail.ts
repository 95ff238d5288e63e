import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { factEnvelope } from "../../events/fact.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/http/runtime.ts";
import { buildMime } from "../../shared/messages/mime.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { claimMail, type MailRecord, markSent } from "../../shared/store/mails.ts";
import { compositions } from "./compositions.ts";
import { mailSettings } from "./settings.ts";

/** Seconds that one sending may take: the function's limit, after which another delivery takes over. */
const sendingSeconds = 20;

/** Sends the mail that a fact makes, once, however often the fact is delivered. */
export const trigger = defineTrigger({
  kind: "facts",
  purpose: "Sends the mails that facts announce",
  facts: compositions.map(({ fact }) => fact),
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: sendingSeconds,
  needs: { table: "write", mail: true },
});

const ses = new SESClient({});

export const handler = consumeQueue(async (detail) => {
  const fact = factEnvelope.parse(detail);
  const composition = compositions.find(({ fact: { type } }) => type === fact.type);
  if (composition === undefined) throw new Error(`no mail for ${fact.type}`);
  const settings = mailSettings();
  const { to, mail } = await composition.compose(fact, settings);
  const now = systemRuntime.now();
  const record: MailRecord = {
    factId: fact.id,
    about: fact.about,
    to: to.email,
    subject: mail.subject,
    state: "sending",
    claimedAt: now,
    leaseUntil: addSeconds(now, sendingSeconds),
  };
  const version = await claimMail(record);
  if (version === undefined) return;
  const messageId = `${fact.id.toLowerCase()}@${settings.from.email.split("@")[1]}`;
  const bytes = await buildMime(mail, { from: settings.from, to, messageId, date: fact.at });
  const sent = await ses.send(
    new SendRawEmailCommand({
      Source: settings.from.email,
      Destinations: [to.email],
      RawMessage: { Data: bytes },
    }),
  );
  await markSent(record, version, { at: systemRuntime.now(), messageId: sent.MessageId ?? messageId });
});
