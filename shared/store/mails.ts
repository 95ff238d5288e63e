import * as z from "zod";
import { type FactSubject, factSubject } from "../../events/fact.ts";
import { delivery } from "../domain/mail/delivery.ts";
import { acceptMail, beginSending, mailState, releaseMail, takeOver } from "../domain/mail/sending.ts";
import type { Cursor } from "./cursor.ts";
import { decideAgain } from "./decide-again.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { mailKey, mailPartition, pendingMails, sortKey } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import { commit, type Write } from "./transaction.ts";

/** A mail: one for the fact that it announces. */
export const mailRecord = z.strictObject({
  factId: z.string(),
  /** The type of the fact that it announces. */
  type: z.string().optional(),
  about: factSubject,
  to: z.string(),
  recipientName: z.string().optional(),
  subject: z.string(),
  state: mailState,
  claimedAt: z.string(),
  /** While it is being sent: when another delivery may take over, as this one must have died. */
  leaseUntil: z.string().optional(),
  sentAt: z.string().optional(),
  messageId: z.string().optional(),
  /** Why it is waiting or withheld, in French. */
  reason: z.string().optional(),
  /** The mail that this one is sent in place of, by its fact. */
  resends: z.string().optional(),
  /** What SES told of it since. */
  deliveries: z.array(delivery).default([]),
});
/** A mail, see {@link mailRecord}. */
export type MailRecord = z.infer<typeof mailRecord>;

/** What the list of mails that SES has not taken yet shows. */
const pendingMail = z.strictObject({ about: factSubject, factId: z.string(), claimedAt: z.string() });

/** Mails. */
export const mailEntity = defineEntity({ name: "mail", data: () => mailRecord, summary: () => pendingMail });

/** What a claim is made of. */
export type MailClaim = Omit<MailRecord, "state" | "deliveries" | "leaseUntil"> & { leaseUntil: string };

/** Another delivery took this mail before: it is sending it, or has sent it. */
export class MailClaimed extends Error {
  readonly record: MailRecord;
  readonly version: number;

  constructor(record: MailRecord, version: number) {
    super(`the mail of ${record.factId} is ${record.state}`);
    this.name = "MailClaimed";
    this.record = record;
    this.version = version;
  }
}

function putMail(
  data: MailRecord,
  version: number,
  refused?: (stored: StoredItem | undefined) => Error,
): Write {
  const pending = data.state === "sending" || data.state === "waiting";
  return {
    put: mailEntity.item({
      ...mailKey(data.about, data.factId),
      version,
      data,
      // Sparse: what was sent or withheld leaves the list of what is to be sent.
      ...(pending
        ? {
            summary: { about: data.about, factId: data.factId, claimedAt: data.claimedAt },
            indexes: { gsi3: { pk: pendingMails, sk: sortKey(data.claimedAt, data.factId) } },
          }
        : {}),
    }),
    when: version === 1 ? "absent" : { version: version - 1 },
    ...(refused === undefined ? {} : { refused }),
  };
}

/**
 * Takes the sending of a mail upon oneself. Gives the record, and whether no other did before, or undefined when the mail was sent or withheld before.
 * A claim that was released, or whose lease has passed because its process died, is taken over; `counted` is written
 * with the first one alone.
 * @throws MailClaimed while another delivery holds it; StaleRead when another one takes it over first, or counts.
 */
export async function claimMail(
  claim: MailClaim,
  counted: readonly Write[] = [],
): Promise<{ mail: MailRecord; first: boolean } | undefined> {
  const refused = (stored: StoredItem | undefined) => {
    if (stored === undefined) throw new Error("the claimed mail was not returned");
    return new MailClaimed(mailEntity.read(stored), stored.version);
  };
  const fresh: MailRecord = beginSending(claim);
  try {
    await commit([putMail(fresh, 1, refused), ...counted]);
    return { mail: fresh, first: true };
  } catch (error) {
    if (!(error instanceof MailClaimed)) throw error;
    const { record, version } = error;
    if (record.state === "sent" || record.state === "withheld") return undefined;
    const held = record.leaseUntil === undefined || record.leaseUntil >= claim.claimedAt;
    if (record.state === "sending" && held) throw error;
    const taken = takeOver(record, claim);
    await commit([putMail(taken, version + 1)]);
    return { mail: taken, first: false };
  }
}

/** A mail and the version of its record, or undefined. One round trip. */
export async function loadMail(
  about: FactSubject,
  factId: string,
): Promise<{ mail: MailRecord; version: number } | undefined> {
  const item = await readOne(mailKey(about, factId));
  return item && { mail: mailEntity.read(item), version: item.version };
}

/** The write that saves a mail as it has become, unless another process changed it meanwhile. */
export function saveMail(version: number, after: MailRecord): Write {
  return putMail(after, version + 1);
}

/** Ends the sending of a claimed mail, of which events may come before. @throws StaleRead when others keep changing it. */
function endSending(claimed: MailRecord, change: (mail: MailRecord) => MailRecord): Promise<void> {
  return decideAgain(async () => {
    const stored = await loadMail(claimed.about, claimed.factId);
    if (stored === undefined) throw new Error(`the mail of ${claimed.factId} is gone`);
    // Another delivery took over, and answers for it.
    if (stored.mail.state !== "sending" || stored.mail.claimedAt !== claimed.claimedAt) return;
    await commit([saveMail(stored.version, change(stored.mail))]);
  });
}

/** Records that SES took a mail. */
export function markSent(claimed: MailRecord, sent: { at: string; messageId: string }): Promise<void> {
  return endSending(claimed, (mail) => acceptMail(mail, sent));
}

/** SES did not take a mail: the next worker may try again, at once. */
export function markReleased(claimed: MailRecord, reason: string): Promise<void> {
  return endSending(claimed, (mail) => releaseMail(mail, reason));
}

/** The mails that SES has not taken yet, oldest first. */
export function listPendingMails(
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<z.infer<typeof pendingMail>>> {
  return readPage({ index: "gsi3", pk: pendingMails, limit, cursor }, mailEntity.summary);
}

/** The mails about something, newest first. */
export function listMails(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<MailRecord>> {
  return readPage({ pk: mailPartition(about), newestFirst: true, limit, cursor }, mailEntity.read);
}
