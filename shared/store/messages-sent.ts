import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import { type MessagesSent, messagesSent } from "../domain/mail/message-bound.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { blockEntity } from "./blocked-addresses.ts";
import { defineEntity } from "./entity.ts";
import { blockedAddressKey, mailHoldKey, messagesSentKey } from "./keys.ts";
import { isHeld } from "./mail-hold.ts";
import { readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** How many mails went to an address. */
export const messagesSentEntity = defineEntity({ name: "messages-sent", data: () => messagesSent });

/** Whether an address is written to: its block, what went to it, and whether all mails wait. One round trip. */
export async function loadReachOf(email: string, now: Instant) {
  const account = accountOfEmail(email);
  const [block, sent, hold] = await readTogether([
    blockedAddressKey(account),
    messagesSentKey(account),
    mailHoldKey,
  ]);
  const never: MessagesSent = { account, since: now, count: 0, unproved: 0, version: 0 };
  return {
    block: blockEntity.find(block),
    sent: messagesSentEntity.find(sent) ?? never,
    held: isHeld(hold),
  };
}

/** The write that counts a mail. */
export function saveMessagesSent(after: MessagesSent): Write {
  const { account, version } = after;
  return {
    put: messagesSentEntity.item({ ...messagesSentKey(account), version, data: after }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}
