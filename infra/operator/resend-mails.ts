import { sendAgain } from "../../functions/mail/resend.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { loadMail, type MailRecord, mailEntity } from "../../shared/store/mails.ts";
import { everyItem } from "./every-item.ts";
import type { Period } from "./period.ts";

/**
 * Sends again the mails that were withheld in a period, those whose reason holds some words where they are given. A mail that was
 * already sent again is left: the latest attempt alone counts. Gives how many were asked for.
 */
export async function resendWithheld(
  { from, to }: Period,
  words: string | undefined,
  runtime: Runtime,
): Promise<number> {
  const latest = new Map<string, MailRecord>();
  for await (const item of everyItem([mailEntity.name])) {
    const mail = mailEntity.read(item);
    const of = `${mail.about.kind} ${mail.about.id} ${mail.resends ?? mail.factId}`;
    const known = latest.get(of);
    if (known === undefined || known.factId < mail.factId) latest.set(of, mail);
  }
  let resent = 0;
  for (const { about, factId, state, claimedAt, reason = "" } of latest.values()) {
    if (state !== "withheld" || claimedAt < from || claimedAt > to || !reason.includes(words ?? "")) continue;
    await commitAsSystem(async () => {
      const stored = await loadMail(about, factId);
      const facts = stored?.mail.state === "withheld" ? [sendAgain(stored.mail)] : [];
      return { writes: [], facts };
    }, runtime);
    resent += 1;
  }
  return resent;
}
