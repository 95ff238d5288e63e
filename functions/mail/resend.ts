import { aboutSubject, type FactSubject, type NewFact } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { assertResendable } from "../../shared/domain/mail/resend.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadMail } from "../../shared/store/mails.ts";

/**
 * The fact that sends a mail again, to the address that its recipient has now.
 * @throws HttpProblem 404; DomainError `mail-not-lost`.
 */
export async function resendFact(about: FactSubject, mailId: string): Promise<NewFact> {
  const stored = await loadMail(about, mailId);
  if (stored === undefined) throw notFound("Ce courriel n’existe pas.");
  const { mail } = stored;
  assertResendable(mail);
  const first = { mailId: mail.resends ?? mail.factId, subject: mail.subject };
  return aboutSubject(mailResendRequested.of(about.id, first), about);
}
