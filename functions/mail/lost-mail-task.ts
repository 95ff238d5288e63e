import type { NewFact } from "../../events/fact.ts";
import { candidateConvened, memberConvened } from "../../events/jury.ts";
import { addressProofAsked } from "../../events/persons.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { loadFact } from "../../shared/store/facts.ts";
import type { MailRecord } from "../../shared/store/mails.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { closedTask } from "../tasks/closed-task.ts";

/** The mail that a chain of resends began with: its task is one. */
const firstOf = (mail: MailRecord) => mail.resends ?? mail.factId;

/** The task of a mail that did not reach its reader, or of the letter that it is: one for it and those sent in its place. */
export function lostMailTaskId(mail: MailRecord): string {
  return `task_${firstOf(mail)}`;
}

/** The session that a mail convenes to, or undefined for any other mail. */
async function appearanceOf(mail: MailRecord): Promise<{ sessionId: string; date: CivilDate } | undefined> {
  const contract = [candidateConvened, memberConvened].find(({ type }) => type === mail.type);
  if (contract === undefined) return undefined;
  const fact = await loadFact(mail.about, firstOf(mail));
  return fact === undefined ? undefined : contract.read(fact);
}

/**
 * R-JURY-6, R-DAY-4: a mail that its reader did not get is a task for OEMM, one for a mail and those sent in its place; a
 * convocation with its session's date. None for the code that proves an address: who asked for it asks again.
 */
export async function openLostMailTask(
  mail: MailRecord,
  reason: string,
  now: Instant,
): Promise<{ writes: Write[]; sessionDate: CivilDate | undefined }> {
  const appearance = await appearanceOf(mail);
  if (mail.type === addressProofAsked.type) return { writes: [], sessionDate: undefined };
  const email = mail.to ?? "";
  const lost = {
    id: lostMailTaskId(mail),
    about: mail.about,
    recipient: { name: mail.recipientName ?? email, email },
    mailId: mail.factId,
    subject: mail.subject ?? "",
    reason,
    openedAt: now,
  };
  const task = openTask(
    await loadTask(lost.id),
    appearance === undefined
      ? { ...lost, kind: "mail-lost" }
      : { ...lost, kind: "convocation-bounced", sessionId: appearance.sessionId, date: appearance.date },
  );
  return { writes: task === undefined ? [] : [saveTask(task)], sessionDate: appearance?.date };
}

/** Closes the task of a mail that arrived when it was sent again. */
export async function closeLostMailTask(
  mail: MailRecord,
  now: Instant,
): Promise<{ writes: Write[]; facts: NewFact[] }> {
  const task = mail.resends === undefined ? undefined : await loadTask(lostMailTaskId(mail));
  const note =
    task?.kind === "convocation-bounced"
      ? "La convocation, envoyée de nouveau, a été remise."
      : "Le courriel, envoyé de nouveau, a été remis.";
  return closedTask(task, now, note);
}
