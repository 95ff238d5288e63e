import type { FactSubject } from "../../events/fact.ts";
import { letterWritten } from "../../events/mail.ts";
import { systemActor } from "../../shared/domain/access/actor.ts";
import { lastDayToConvene } from "../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { messageWritten, withoutLetter } from "../../shared/domain/mail/appearance-message.ts";
import { type WrittenMessage, writtenMessage } from "../../shared/domain/mail/letter.ts";
import { supersedeMail, writeLetter } from "../../shared/domain/mail/sending.ts";
import { openLetterTask, type TaskOf } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { recordFacts } from "../../shared/store/facts.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadMail, type MailRecord, saveAppearanceMessages, saveMail } from "../../shared/store/mails.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { lostMailTaskId } from "./lost-mail-task.ts";
import type { SaidOfAppearance } from "./said-of-appearance.ts";

const outdated = "Une lettre plus récente en dit plus, ou il n’y a plus rien à dire.";

/**
 * R-OEMM-1: a mail about a file to a candidate who has no e-mail is a letter: it is printed, and a task of OEMM until it
 * is posted. One that was not posted yet and says the same, or less, is posted no more.
 */
export async function writeToPost(
  record: MailRecord,
  version: number,
  { written, message }: { written: WrittenMessage; message: SaidOfAppearance | undefined },
  now: Instant,
): Promise<void> {
  const { about, factId: mailId, recipientName = "", subject = "" } = record;
  const [file] = await loadFileMains([about.id]);
  const { postalAddress } = file?.candidate ?? {};
  const to = postalAddress === undefined ? {} : { postalAddress };
  const letter = writeLetter(record, { ...writtenMessage.parse(written), ...to });
  const id = lostMailTaskId(record);
  const before = await loadTask(id);
  const task = openLetterTask(before, {
    id,
    kind: "letter-to-post",
    about,
    recipient: { name: recipientName, ...to },
    mailId,
    subject,
    openedAt: now,
    ...(await appearanceOf(message)),
  });
  const replaced = before?.kind === "letter-to-post" && before.state === "open" ? before.mailId : undefined;
  const { ref, told, says } = message ?? {};
  const older = told?.messages.letter?.mailId;
  await commit([
    saveMail(version, letter),
    saveTask(task),
    ...(ref === undefined || told === undefined || says === undefined
      ? []
      : [saveAppearanceMessages(ref, told.version, messageWritten(told.messages, says))]),
    ...(await outdate(about, replaced, now, id)),
    ...(older === replaced ? [] : await outdate(about, older, now, id)),
    ...recordFacts([letterWritten.of(about.id, { mailId })], {
      actor: systemActor,
      at: now,
      runtime: systemRuntime,
    }),
  ]);
}

/** R-JURY-6: the day of a convocation, and the last on which it is posted in time. */
async function appearanceOf(
  message: SaidOfAppearance | undefined,
): Promise<Pick<TaskOf<"letter-to-post">, "sessionId" | "date" | "postBy">> {
  if (message === undefined) return {};
  const { ref, says } = message;
  const session = says.kind === "cancel" ? undefined : await loadSession(ref.sessionId);
  return {
    sessionId: ref.sessionId,
    date: says.said.date,
    ...(session === undefined ? {} : { postBy: lastDayToConvene(session) }),
  };
}

/** R-DAY-4: what ends a letter about an appearance that was not posted, as something newer says more or nothing is left to say. */
export async function letterOutdated(
  about: FactSubject,
  { ref, told }: Pick<SaidOfAppearance, "ref" | "told">,
  now: Instant,
): Promise<Write[]> {
  const { letter } = told.messages;
  if (letter === undefined) return [];
  return [
    saveAppearanceMessages(ref, told.version, withoutLetter(told.messages)),
    ...(await outdate(about, letter.mailId, now)),
  ];
}

/** Ends a letter that was not posted, and its task but where it is `kept` for the newer one. */
export async function outdate(
  about: FactSubject,
  mailId: string | undefined,
  now: Instant,
  kept?: string,
): Promise<Write[]> {
  const stored = mailId === undefined ? undefined : await loadMail(about, mailId);
  if (stored?.mail.state !== "to-post") return [];
  const over = saveMail(stored.version, supersedeMail(stored.mail, outdated));
  const id = lostMailTaskId(stored.mail);
  const { writes, facts } = closedTask(id === kept ? undefined : await loadTask(id), now, outdated);
  return [over, ...writes, ...recordFacts(facts, { actor: systemActor, at: now, runtime: systemRuntime })];
}
