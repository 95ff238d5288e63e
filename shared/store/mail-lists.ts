import type { FactSubject } from "../../events/fact.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import type { Listed } from "./entity.ts";
import { mailPartition } from "./keys.ts";
import { type MailRecord, mailEntity } from "./mails.ts";
import { type Narrowing, readSince } from "./narrowed-page.ts";
import type { Page } from "./table.ts";

/** A mail in a list with its version, and when it last changed, where that was noted. */
export type ListedMail = Listed<MailRecord>;

/** The mails about something, newest first; those that changed since an instant and are admitted, where these are given. */
export function listMails(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
  narrowing?: Narrowing<ListedMail>,
): Promise<Page<ListedMail>> {
  const list = { pk: mailPartition(about), newestFirst: true, limit, cursor };
  return readSince(list, since, mailEntity.listedWhole, narrowing);
}
