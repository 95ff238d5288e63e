import * as z from "zod";
import { type ConvocationKind, convocationKind } from "../jury/convene.ts";
import { sessionPlace } from "../jury/session.ts";
import { certificationCode, juryFormat } from "../referential/certification.ts";
import { civilDate, civilTime, type Instant } from "../time/civil-date.ts";

/** R-DAY-4: where and when a person was told that they appear or sit. */
export const appearanceSaid = z.strictObject({
  certification: certificationCode,
  format: juryFormat,
  date: civilDate,
  start: civilTime,
  end: civilTime,
  place: sessionPlace,
});
/** See {@link appearanceSaid}. */
export type AppearanceSaid = z.infer<typeof appearanceSaid>;

const message = z.strictObject({
  /** The fact of the mail that bears it. */
  mailId: z.string(),
  kind: convocationKind,
  sequence: z.int(),
  said: appearanceSaid,
});
/** A message about an appearance. */
export type AppearanceMessage = z.infer<typeof message>;

/** A message on its way, and until when no other may leave. */
const attempt = message.extend({ leaseUntil: z.string() });

/** R-DAY-4: what a person was told of their appearance in a session; one at most is on its way. */
export const appearanceMessages = z.strictObject({
  /** The last that left, or may have left. */
  left: message.optional(),
  /** The one that is on its way; `earlier`: an attempt of the same mail, which may have left. */
  going: attempt.extend({ earlier: attempt.optional() }).optional(),
  /** The mail that could not leave, and waits for OEMM or for another address. */
  keptMailId: z.string().optional(),
  /** R-OEMM-1: what a letter says that OEMM has still to post. */
  letter: message.optional(),
  /** The correction of an address after which it was told again. */
  toldAgainFor: z.string().optional(),
});
/** See {@link appearanceMessages}. */
export type AppearanceMessages = z.infer<typeof appearanceMessages>;

/** How an appearance stands: it is to come, it is over, or the person does not appear, or no longer. */
export type AppearanceNow =
  | { is: "holds" | "over"; sequence: number; said: AppearanceSaid }
  | { is: "none"; sequence: number };

/** The mail that is to leave: what its fact tells was decided at `sequence`; `again` when it was asked to be sent again. */
export interface LeavingMail {
  mailId: string;
  sequence: number;
  again: boolean;
}

/**
 * What a mail about an appearance says as it leaves, `late` when that day is past; or that it says nothing, or nothing yet,
 * as another is on its way.
 */
export type NextMessage =
  | { next: "say"; message: AppearanceMessage; late: boolean }
  | { next: "stay"; because: "superseded" | "never-convened" }
  | { next: "wait" };

/**
 * R-DAY-4: what a mail about an appearance says now, not what it was to say when it was decided. The first of those that
 * wait says how things stand, with today's sequence; the others say nothing more. A cancellation says what its reader was
 * told last, and goes to those alone who were told something.
 */
export function nextMessage(
  told: AppearanceMessages,
  now: AppearanceNow,
  { mailId, sequence, again }: LeavingMail,
  at: Instant,
): NextMessage {
  const { going } = told;
  // An earlier attempt of this very mail, whose end is not known; of another one's, it may have left.
  const mine = going?.mailId === mailId ? going : undefined;
  const other = mine === undefined ? going : undefined;
  if (other !== undefined && other.leaseUntil >= at) return { next: "wait" };
  const left = other ?? told.left;
  if (mine === undefined && !again && left !== undefined && sequence <= left.sequence) return superseded;
  const reached = mine ?? left;
  const say = (kind: ConvocationKind, said: AppearanceSaid, late = false): NextMessage => ({
    next: "say",
    message: { mailId, kind, sequence: now.sequence, said },
    late,
  });
  // Sent again to a reader who did not get it, a convocation is none that changed.
  const first = again || left === undefined || left.kind === "cancel";
  if (now.is === "holds") return say(first ? "request" : "update", now.said);
  if (now.is === "over") return reached === undefined ? say("request", now.said, true) : superseded;
  if (reached === undefined) return { next: "stay", because: "never-convened" };
  return reached.kind !== "cancel" || mine !== undefined || again ? say("cancel", reached.said) : superseded;
}

const superseded: NextMessage = { next: "stay", because: "superseded" };

/** A message is on its way; one whose end was never known counts as left. */
export function messageGoing(
  told: AppearanceMessages,
  message: AppearanceMessage,
  leaseUntil: Instant,
): AppearanceMessages {
  const { going, keptMailId: _, letter: __, ...before } = told;
  const leaving = { ...message, leaseUntil };
  if (going === undefined) return { ...before, going: leaving };
  if (going.mailId !== message.mailId) return { ...before, left: leftAs(going), going: leaving };
  const { earlier: _before, ...earlier } = going;
  return { ...before, going: { ...leaving, earlier } };
}

/**
 * The message of a mail left, or may have: the one on its way, or an earlier attempt of the mail, which said what held at
 * another `sequence`.
 */
export function messageLeft(
  told: AppearanceMessages,
  mailId: string,
  sequence = told.going?.sequence,
): AppearanceMessages {
  const { going, ...before } = told;
  if (going?.mailId !== mailId) return told;
  const { earlier, ...last } = going;
  if (sequence === going.sequence) return { ...before, left: leftAs(going) };
  if (earlier === undefined || earlier.sequence !== sequence) return told;
  return { ...before, left: leftAs(earlier), going: last };
}

/** A mail can't leave. */
export function messageKept(told: AppearanceMessages, mailId: string): AppearanceMessages {
  return { ...messageLeft(told, mailId), keptMailId: mailId };
}

/** R-OEMM-1: a message is a letter, which takes the place of one that was not posted yet. */
export function messageWritten(told: AppearanceMessages, letter: AppearanceMessage): AppearanceMessages {
  return { ...messageKept(told, letter.mailId), letter };
}

/**
 * R-OEMM-1, R-DAY-4: a letter was posted, and has left. An attempt whose end was never known began before the letter was
 * written: it counts as left before it, and is not made again.
 */
export function messagePosted(told: AppearanceMessages, mailId: string): AppearanceMessages {
  const { letter, keptMailId: _, going: __, ...before } = told;
  return letter?.mailId === mailId ? { ...before, left: letter } : told;
}

/** R-DAY-4: what was told, without the letter that is not to be posted any more. */
export function withoutLetter({ letter: _, ...told }: AppearanceMessages): AppearanceMessages {
  return told;
}

/**
 * R-DAY-4: the mail to send again once its reader's address was corrected, by the fact `correction`: the last that left, is
 * on its way, or could not leave; none that cancels, or that was sent again for it already.
 */
export function mailToTellAgain(told: AppearanceMessages, correction: string): string | undefined {
  const last = told.going ?? told.left;
  if (told.toldAgainFor === correction) return undefined;
  if (told.keptMailId !== undefined) return told.keptMailId;
  return last?.kind === "cancel" ? undefined : last?.mailId;
}

/** The message of a mail did not leave, surely; an earlier attempt may have. */
export function messageStayed(told: AppearanceMessages, mailId: string): AppearanceMessages {
  const { going, ...before } = told;
  if (going?.mailId !== mailId) return told;
  return going.earlier === undefined ? before : { ...before, going: going.earlier };
}

function leftAs({ mailId, kind, sequence, said }: AppearanceMessage): AppearanceMessage {
  return { mailId, kind, sequence, said };
}
