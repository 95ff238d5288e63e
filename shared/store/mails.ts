import * as z from "zod";
import { type FactSubject, factSubject } from "../../events/fact.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import { mailKey, mailPartition } from "./keys.ts";
import { type Page, readPage } from "./table.ts";
import { commit } from "./transaction.ts";

/** A mail: one for the fact that it announces. `sending` until SES took it. */
export const mailRecord = z.strictObject({
  factId: z.string(),
  about: factSubject,
  to: z.string(),
  subject: z.string(),
  state: z.enum(["sending", "sent"]),
  claimedAt: z.string(),
  /** While it is being sent: when another delivery may take over, as this one must have died. */
  leaseUntil: z.string().optional(),
  sentAt: z.string().optional(),
  messageId: z.string().optional(),
});
/** A mail, see {@link mailRecord}. */
export type MailRecord = z.infer<typeof mailRecord>;

/** Another delivery took this mail before: it is sending it, or has sent it. */
class MailClaimed extends Error {
  readonly record: MailRecord;
  readonly version: number;

  constructor(record: MailRecord, version: number) {
    super(`the mail of ${record.factId} is ${record.state}`);
    this.name = "MailClaimed";
    this.record = record;
    this.version = version;
  }
}

/**
 * Takes the sending of a mail upon oneself. Gives the version to mark it sent with, or undefined when it was sent
 * before. A claim whose lease has passed, because its process died, is taken over.
 * @throws MailClaimed while another delivery holds it; StaleRead when another one takes it over first.
 */
export async function claimMail(mail: MailRecord): Promise<number | undefined> {
  const key = mailKey(mail.about, mail.factId);
  const item = { ...key, entity: "mail", data: mail };
  const refused = (stored: StoredItem | undefined) => {
    if (stored === undefined) throw new Error("the claimed mail was not returned");
    return new MailClaimed(z.parse(mailRecord, stored.data), stored.version);
  };
  try {
    await commit([{ put: { ...item, version: 1 }, when: "absent", refused }]);
    return 1;
  } catch (error) {
    if (!(error instanceof MailClaimed)) throw error;
    const { record, version } = error;
    if (record.state === "sent") return undefined;
    if (record.leaseUntil === undefined || record.leaseUntil >= mail.claimedAt) throw error;
    await commit([{ put: { ...item, version: version + 1 }, when: { version } }]);
    return version + 1;
  }
}

/** Records that SES took a mail. */
export async function markSent(
  mail: MailRecord,
  version: number,
  sent: { at: string; messageId: string },
): Promise<void> {
  const { leaseUntil: _, ...kept } = mail;
  const data: MailRecord = { ...kept, state: "sent", sentAt: sent.at, messageId: sent.messageId };
  const key = mailKey(mail.about, mail.factId);
  await commit([{ put: { ...key, entity: "mail", version: version + 1, data }, when: { version } }]);
}

/** The mails about something, newest first. */
export async function listMails(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<MailRecord>> {
  const page = await readPage({ pk: mailPartition(about), newestFirst: true, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(mailRecord, item.data)), next: page.next };
}
