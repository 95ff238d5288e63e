import type { UserPool } from "./user-pool.ts";

/** Sends a code to an address as the pool does: its words, through SES, which is the local mailbox at `mailUrl`. */
export async function sendCode(
  { from, subject, body }: UserPool["codeMail"],
  to: string,
  code: string,
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
      "Message.Body.Html.Data": body.replaceAll("{####}", code),
    }),
  });
  if (!answer.ok) throw new Error(`the mailbox refused a code: ${await answer.text()}`);
}
