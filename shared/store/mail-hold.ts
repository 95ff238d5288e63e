import * as z from "zod";
import { type Instant, instant } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { mailHoldKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** That SES refuses the identity that mails come from, or that it did until it took them again. */
export const mailHoldEntity = defineEntity({
  name: "mail-hold",
  data: () => z.strictObject({ since: instant, until: instant.optional() }),
});

/** Whether every mail waits, from the item of the hold. */
export function isHeld(item: StoredItem | undefined): boolean {
  const hold = mailHoldEntity.find(item);
  return hold !== undefined && hold.until === undefined;
}

/** Whether every mail waits, as SES refuses the identity that they come from. One round trip. */
export async function mailsAreHeld(): Promise<boolean> {
  return isHeld(await readOne(mailHoldKey));
}

/** The write that has every mail wait; none where they do already. One round trip. */
export async function holdMails(since: Instant): Promise<Write[]> {
  const item = await readOne(mailHoldKey);
  return isHeld(item) ? [] : [putHold({ since }, item?.version ?? 0)];
}

/** The write after which mails may leave again; none where they do. One round trip. */
export async function releaseMails(until: Instant): Promise<Write[]> {
  const item = await readOne(mailHoldKey);
  const hold = mailHoldEntity.find(item);
  return hold === undefined || item === undefined ? [] : [putHold({ ...hold, until }, item.version)];
}

function putHold(data: { since: Instant; until?: Instant }, version: number): Write {
  return {
    put: mailHoldEntity.item({ ...mailHoldKey, version: version + 1, data }),
    when: version === 0 ? "absent" : { version },
  };
}
