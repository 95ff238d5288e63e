import type { DeclaredMail } from "./declare-mail.ts";

/**
 * The mail that a kind of fact makes. A mail is loaded when there is one to send: the file's name is the fact's type, and
 * the bundler makes a module of each.
 * @throws Error when there is none.
 */
export async function mailAnnouncing(type: string): Promise<DeclaredMail> {
  const { mail }: { mail: DeclaredMail } = await import(`./mails/${type}.ts`);
  return mail;
}
