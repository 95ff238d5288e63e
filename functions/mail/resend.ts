import { aboutSubject, type FactSubject, type NewFact } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { assertResendable } from "../../shared/domain/mail/resend.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadMail, type MailRecord } from "../../shared/store/mails.ts";

/**
 * The fact that sends a mail again, with what it says today, to the address that its recipient has now.
 * @throws HttpProblem 404; DomainError `mail-not-lost`.
 */
export async function resendFact(about: FactSubject, mailId: string): Promise<NewFact> {
  const stored = await loadMail(about, mailId);
  if (stored === undefined) throw notFound("Ce courriel n’existe pas.");
  assertResendable(stored.mail);
  return sendAgain(stored.mail);
}

/** The fact that sends a mail again. */
export function sendAgain({ about, resends, factId }: MailRecord): NewFact {
  const mailId = resends ?? factId;
  return aboutSubject(mailResendRequested.of(about.id, { mailId }), about);
}
