import type { UserPool } from "./user-pool.ts";

/** What the mailbox of an account is told when its address is signed up with again. */
const hasAccount =
  "Bonjour,<br><br>Vous avez déjà un compte à cette adresse\u00a0: connectez-vous.<br><br>L’équipe de l’OEMM";

/**
 * Sends a code to an address as the pool does: its words, through SES, which is the local mailbox at `mailUrl`. Without a
 * code, the address has an account.
 */
export async function sendCode(
  { from, subject, body }: UserPool["codeMail"],
  to: string,
  code: string | undefined,
  mailUrl: string,
): Promise<void> {
  const answer = await fetch(mailUrl, {
    method: "POST",
    headers: { authorization: "AWS4-HMAC-SHA256 local" },
    body: new URLSearchParams({
      Action: "SendEmail",
      Source: from,
      "Destination.ToAddresses.member.1": to,
      "Message.Subject.Data": subject,
      "Message.Body.Html.Data": code === undefined ? hasAccount : body.replaceAll("{####}", code),
    }),
  });
  if (!answer.ok) throw new Error(`the mailbox refused a code: ${await answer.text()}`);
}
