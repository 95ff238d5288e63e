import { contactCorrected } from "../../events/enrolment.ts";
import { type FactSubject, readFact } from "../../events/fact.ts";
import { memberDescribed } from "../../events/jury.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { mailToTellAgain } from "../../shared/domain/mail/appearance-message.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import {
  type AppearanceRef,
  loadAppearanceMessages,
  loadMail,
  saveAppearanceMessages,
} from "../../shared/store/mails.ts";
import { loadMember } from "../../shared/store/members.ts";
import { sessionsOfFile, sessionsOfMember } from "../jury/sessions-concerned.ts";
import { sendAgain } from "./resend.ts";

/** R-DAY-4: who is convened, and is reached elsewhere from now on, gets the convocation that still holds there, at once. */
export const trigger = defineTrigger({
  name: "mail/follow-addresses",
  kind: "facts",
  purpose: "Sends convocations again to addresses that were corrected",
  facts: [contactCorrected, memberDescribed],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 30,
  needs: {
    table: {
      reads: ["ACCOUNT", "FILE", "MAIL", "MEMBER", "PEOPLE"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["MAIL"],
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const { id: factId, type, about } = readFact(detail);
  const isFile = type === contactCorrected.type;
  const email = await (isFile ? emailOfFile(about.id) : emailOfMember(about.id));
  const sessions = await (isFile ? sessionsOfFile(about.id) : sessionsOfMember(about.id));
  if (email === undefined) return;
  for (const sessionId of sessions) {
    const mailsAbout: FactSubject = isFile ? about : { kind: "session", id: sessionId };
    const ref = { sessionId, of: about.id };
    await commitAsSystem(() => tellAgain(ref, mailsAbout, email, factId), systemRuntime);
  }
});

async function tellAgain(
  ref: AppearanceRef,
  about: FactSubject,
  email: string,
  factId: string,
): Promise<SystemDecision> {
  const { messages, version } = await loadAppearanceMessages(ref);
  const mailId = mailToTellAgain(messages, factId);
  const stored = mailId === undefined ? undefined : await loadMail(about, mailId);
  // One that waits is composed, and finds the address, when it leaves.
  if (stored === undefined || stored.mail.state === "waiting") return { writes: [], facts: [] };
  const { mail } = stored;
  if (mail.to !== undefined && accountOfEmail(mail.to) === accountOfEmail(email))
    return { writes: [], facts: [] };
  return {
    writes: [saveAppearanceMessages(ref, version, { ...messages, toldAgainFor: factId })],
    facts: [sendAgain(mail)],
  };
}

async function emailOfFile(fileId: string): Promise<string | undefined> {
  const [file] = await loadFileMains([fileId]);
  return file?.candidate.email;
}

async function emailOfMember(memberId: string): Promise<string | undefined> {
  return (await loadMember(memberId))?.email;
}
