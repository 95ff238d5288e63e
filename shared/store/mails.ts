import * as z from "zod";
import { type Fact, type FactSubject, factSubject } from "../../events/fact.ts";
import {
  type AppearanceMessages,
  appearanceMessages,
  messageKept,
  messageLeft,
  messageStayed,
} from "../domain/mail/appearance-message.ts";
import { delivery } from "../domain/mail/delivery.ts";
import { writtenMessage } from "../domain/mail/letter.ts";
import { acceptMail, beginMail, mailState } from "../domain/mail/sending.ts";
import { civilDate, type Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { decideAgain } from "./decide-again.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { appearanceMessagesKey, mailKey, pendingMails, sortKey } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import { commit, type Write } from "./transaction.ts";

/** Who appears or sits where: a candidate by their file, a member by their own id. */
export const appearanceRef = z.strictObject({ sessionId: z.string(), of: z.string() });
/** See {@link appearanceRef}. */
export type AppearanceRef = z.infer<typeof appearanceRef>;

/** A mail: one for the fact that it announces. */
export const mailRecord = z.strictObject({
  factId: z.string(),
  /** The type of the fact that it announces. */
  type: z.string().optional(),
  about: factSubject,
  /** The request that brought about its fact, by the identifier that its answer carried. */
  requestId: z.string().optional(),
  /** Whom it goes to, and what it is called: known once it was composed, which it is when it leaves. */
  to: z.string().optional(),
  recipientName: z.string().optional(),
  subject: z.string().optional(),
  state: mailState,
  claimedAt: z.string(),
  /** While it is being sent: when another delivery may take over, as this one must have died. */
  leaseUntil: z.string().optional(),
  sentAt: z.string().optional(),
  messageId: z.string().optional(),
  /** Why it is waiting, withheld or superseded, in French. */
  reason: z.string().optional(),
  /** Rounds that could not compose it. */
  failures: z.int().optional(),
  /** The mail that this one is sent in place of, by its fact. */
  resends: z.string().optional(),
  /** The appearance that it tells of, if any, and at which sequence it last was to leave. */
  appearance: appearanceRef.extend({ sequence: z.int() }).optional(),
  /** R-OEMM-1: the letter that it is to who has no address, and the day on which it was posted. */
  letter: writtenMessage.extend({ postalAddress: z.string().optional() }).optional(),
  postedOn: civilDate.optional(),
  /** What SES told of it since. */
  deliveries: z.array(delivery).default([]),
});
/** A mail, see {@link mailRecord}. */
export type MailRecord = z.infer<typeof mailRecord>;

/** What the list of mails that SES has not taken yet shows. */
const pendingMail = z.strictObject({ about: factSubject, factId: z.string(), claimedAt: z.string() });

/** Mails. */
export const mailEntity = defineEntity({ name: "mail", data: () => mailRecord, summary: () => pendingMail });

/** What was told of appearances. */
export const appearanceMessagesEntity = defineEntity({
  name: "appearance-messages",
  data: () => appearanceMessages,
});

/** Another delivery is sending this mail. */
export class MailClaimed extends Error {
  constructor({ factId, state }: MailRecord) {
    super(`the mail of ${factId} is ${state}`);
    this.name = "MailClaimed";
  }
}

/** A mail as it was read, and the version of its item: 0 when there is none yet. */
export interface StoredMail {
  mail: MailRecord;
  version: number;
}

function putMail(data: MailRecord, version: number): Write {
  const pending = data.state === "sending" || data.state === "waiting";
  return {
    put: mailEntity.item({
      ...mailKey(data.about, data.factId),
      version,
      data,
      isDated: true,
      // Sparse: what is not to be sent any more leaves the list of what is.
      ...(pending
        ? {
            summary: { about: data.about, factId: data.factId, claimedAt: data.claimedAt },
            indexes: { gsi3: { pk: pendingMails, sk: sortKey(data.claimedAt, data.factId) } },
          }
        : {}),
    }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** What of a fact its mail is stored by. */
type Announced = Pick<Fact, "id" | "about" | "requestId">;

/** The mail of a fact, still to be composed. */
export function newMail({ id, about, requestId }: Announced, at: Instant): StoredMail {
  const ofRequest = requestId === undefined ? {} : { requestId };
  return { mail: beginMail({ about, factId: id, claimedAt: at, ...ofRequest }), version: 0 };
}

/** R-DAY-4: stores the mail of a fact before its message is queued, unless it is there already. */
export async function registerMail(fact: Announced, at: Instant): Promise<void> {
  const refused = () => new MailKnown();
  const { mail } = newMail(fact, at);
  try {
    await commit([{ ...putMail(mail, 1), refused }]);
  } catch (error) {
    if (!(error instanceof MailKnown)) throw error;
  }
}

class MailKnown extends Error {}

/** A mail and the version of its record, or undefined. One round trip. */
export async function loadMail(about: FactSubject, factId: string): Promise<StoredMail | undefined> {
  const item = await readOne(mailKey(about, factId));
  return item && { mail: mailEntity.read(item), version: item.version };
}

/** The write that saves a mail as it has become, unless another process changed it meanwhile. */
export function saveMail(version: number, after: MailRecord): Write {
  return putMail(after, version + 1);
}

/** What was told of an appearance, and the version of its item: 0 when there is none. */
export interface StoredMessages {
  messages: AppearanceMessages;
  version: number;
}

/** What was told of an appearance, from its item. */
export function storedMessages(item: StoredItem | undefined): StoredMessages {
  return { messages: appearanceMessagesEntity.find(item) ?? {}, version: item?.version ?? 0 };
}

/** What was told of an appearance. One round trip. */
export async function loadAppearanceMessages(ref: AppearanceRef): Promise<StoredMessages> {
  return storedMessages(await readOne(appearanceMessagesKey(ref)));
}

/** The write that saves what was told of an appearance, unless another process changed it meanwhile. */
export function saveAppearanceMessages(
  ref: AppearanceRef,
  version: number,
  after: AppearanceMessages,
): Write {
  const item = appearanceMessagesEntity.item({
    ...appearanceMessagesKey(ref),
    version: version + 1,
    data: after,
  });
  return { put: item, when: version === 0 ? "absent" : { version } };
}

/** What becomes of the message of a mail, where it tells of an appearance: the write, unless nothing changes. */
export async function settleMessage(
  mail: MailRecord,
  settled: (told: AppearanceMessages, mailId: string) => AppearanceMessages,
): Promise<Write[]> {
  if (mail.appearance === undefined) return [];
  const { sequence: _, ...ref } = mail.appearance;
  const { messages, version } = await loadAppearanceMessages(ref);
  const after = settled(messages, mail.factId);
  return after === messages ? [] : [saveAppearanceMessages(ref, version, after)];
}

/** What the end of a sending says of the message. */
const endOf = {
  sent: messageLeft,
  withheld: (told: AppearanceMessages, mailId: string) => messageKept(messageStayed(told, mailId), mailId),
  waiting: messageStayed,
};

/** Ends the sending of a claimed mail, of which events may come before. @throws StaleRead when others keep changing it. */
export function endSending(
  claimed: MailRecord,
  change: (mail: MailRecord) => MailRecord & { state: keyof typeof endOf },
  also: (mail: MailRecord) => readonly Write[] | Promise<readonly Write[]> = () => [],
): Promise<void> {
  return decideAgain(async () => {
    const stored = await loadMail(claimed.about, claimed.factId);
    if (stored === undefined) throw new Error(`the mail of ${claimed.factId} is gone`);
    // Another delivery took over, and answers for it.
    if (stored.mail.state !== "sending" || stored.mail.claimedAt !== claimed.claimedAt) return;
    const mail = change(stored.mail);
    await commit([
      saveMail(stored.version, mail),
      ...(await settleMessage(mail, endOf[mail.state])),
      ...(await also(mail)),
    ]);
  });
}

/** Records that SES took a mail. */
export function markSent(claimed: MailRecord, sent: { at: string; messageId: string }): Promise<void> {
  return endSending(claimed, (mail) => acceptMail(mail, sent));
}

/** The mails that SES has not taken yet, oldest first. */
export function listPendingMails(
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<z.infer<typeof pendingMail>>> {
  return readPage({ index: "gsi3", pk: pendingMails, limit, cursor }, mailEntity.summary);
}
