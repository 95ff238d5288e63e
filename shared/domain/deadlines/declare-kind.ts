import type * as z from "zod";
import type { DeadlineFields, Finding } from "./deadline.ts";
import type { Recipient } from "./recipients.ts";
import type { ReminderMoment } from "./reminder-days.ts";

/** What a deadline is about: the partition that it is stored in, and the history that its facts belong to. */
export interface DeadlineSubject {
  kind: "file" | "centre" | "session";
  id: string;
}

/** The rules of a kind of deadline (R-DATE-3), for what deals with deadlines of every kind. */
export interface DeadlineRules<Held, Subject> {
  /** What it is about, and which one. */
  about: DeadlineSubject["kind"];
  idOfSubject(held: Held): string;
  /** What it is called where it is counted, in French: « 1 premier jury à passer ». */
  counted: { one: string; more: string };
  /** R-DATE-2: days before its last one on which a reminder goes out, the farthest first. */
  reminders: readonly number[];
  /** R-DATE-2: whether who chose the weekly digest is spared its reminders. */
  inDigest: boolean;
  /** How its subject stands before it on a run; the deadline as it is told then. A subject that is gone drops it. */
  review(held: Held, subject: Subject): { held: Held; finding: Finding };
  /** Whom each of its moments is told to. */
  recipients(held: Held, subject: Subject, moment: ReminderMoment): Recipient[];
}

/** A kind of deadline as its file declares it. */
export interface DeadlineKindDeclaration<
  Schema extends z.ZodType<DeadlineFields & { kind: string }>,
  About extends DeadlineSubject["kind"],
  Subject,
  Change extends readonly unknown[],
> extends DeadlineRules<z.output<Schema>, Subject> {
  schema: Schema;
  about: About;
  /** The deadlines that a change of its subject begins, moves or closes. */
  changedBy(...change: Change): z.output<Schema> | undefined | readonly z.output<Schema>[];
}

/** Declares a kind of deadline, in a file of `kinds/`; the list in `kinds.ts` makes it one of the system's. */
export function declareDeadlineKind<
  Schema extends z.ZodType<DeadlineFields & { kind: string }>,
  const About extends DeadlineSubject["kind"],
  Subject,
  Change extends readonly unknown[],
>(
  declared: DeadlineKindDeclaration<Schema, About, Subject, Change>,
): DeadlineKindDeclaration<Schema, About, Subject, Change> {
  return declared;
}
