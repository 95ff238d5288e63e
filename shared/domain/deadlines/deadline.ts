import * as z from "zod";
import { centreService } from "../centre/approval.ts";
import { centreId, fileId, sessionId, sheetId } from "../ids.ts";
import { certificationCode } from "../referential/certification.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";
import { firstActionAfter } from "./reminder-days.ts";

const common = {
  /** Unique among the deadlines of its kind about the same thing. */
  id: z.string(),
  /** Never goes down: a run that read an older one writes nothing. */
  version: z.int().positive(),
  state: z.enum(["running", "met", "dropped", "expired"]),
  certification: certificationCode,
  /** R-DATE-1: the last day counts, to its midnight. */
  lastDay: civilDate,
  /** The day up to which reminders were dealt with: those after it, up to a run's day, are what that run does. */
  handledUntil: civilDate,
  /** When a run next has something to do; none once it is over. */
  nextDay: civilDate.optional(),
  /** What was sent while it ran, in order: days before the last one. */
  reminders: z.array(z.strictObject({ daysBefore: z.int(), on: civilDate })),
  closedOn: civilDate.optional(),
  /** The company (training) or the centre (VAE, approvals) whose list it is in. */
  partyId: z.string().optional(),
  /** The candidate's name, for lists. */
  label: z.string().optional(),
};

/** Something that must happen by a last day (R-DATE-3): a record of its own, beside what it is about. */
export const deadline = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("first-jury"), ...common, fileId }),
  z.strictObject({
    kind: z.literal("partial-validation"),
    ...common,
    fileId,
    sheetId,
    /** Codes of the domains that the decision granted. */
    domains: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("centre-approval"),
    ...common,
    centreId,
    service: centreService,
    from: civilDate,
  }),
  z.strictObject({ kind: z.literal("convocation-notice"), ...common, sessionId, sessionDate: civilDate }),
]);
/** A deadline, see {@link deadline}. */
export type Deadline = z.infer<typeof deadline>;
/** R-DATE-3: the kinds of deadline. */
export type DeadlineKind = Deadline["kind"];
/** A deadline of one kind. */
export type DeadlineOf<Kind extends DeadlineKind> = Extract<Deadline, { kind: Kind }>;
/** R-DATE-3: the kinds of deadline, as a schema. */
export const deadlineKind = z.enum([
  "first-jury",
  "partial-validation",
  "centre-approval",
  "convocation-notice",
]);
/** What a deadline is about. */
export interface DeadlineSubject {
  kind: "file" | "centre" | "session";
  id: string;
}

/** The life of a deadline: the daily run reminds and expires, the facts of the rest of the system do the others. */
export const deadlineMachine = {
  name: "deadline",
  subject: "du délai",
  states: { running: "en cours", met: "satisfait", dropped: "sans objet", expired: "échu" },
  initial: "running",
  transitions: {
    remind: { from: ["running"], rule: "R-DATE-2" },
    postpone: { from: ["running"], rule: "R-DATE-4" },
    move: { from: ["running", "met", "dropped", "expired"], to: ["running"], rule: "R-DATE-3" },
    meet: { from: ["running"], to: ["met"], rule: "R-DATE-3" },
    drop: { from: ["running"], to: ["dropped"], rule: "R-DATE-3" },
    expire: { from: ["running"], to: ["expired"], rule: "R-DATE-4" },
  },
} as const satisfies StateMachine<Deadline["state"], string>;

/** What a deadline is about: the partition that it is stored in, and the history that its facts belong to. */
export function subjectOf(held: DeadlineReference): DeadlineSubject {
  switch (held.kind) {
    case "first-jury":
    case "partial-validation":
      return { kind: "file", id: held.fileId };
    case "centre-approval":
      return { kind: "centre", id: held.centreId };
    case "convocation-notice":
      return { kind: "session", id: held.sessionId };
  }
}

type Named<Kind extends DeadlineKind, Owner extends string> = { kind: Kind; id: string } & Record<
  Owner,
  string
>;
/** What tells a deadline from another. */
export type DeadlineReference =
  | Named<"first-jury" | "partial-validation", "fileId">
  | Named<"centre-approval", "centreId">
  | Named<"convocation-notice", "sessionId">;

type Fresh<Kind extends DeadlineKind> = Omit<
  DeadlineOf<Kind>,
  "state" | "handledUntil" | "nextDay" | "reminders" | "closedOn"
>;

/**
 * A deadline that begins, or moves from what it was (`held`, where that was read) to another last day. Reminders of
 * days that are past, or of today, are not sent: the fact that makes the deadline tells its day. Undefined when its
 * last day is past: nothing is left to tell.
 */
export function openDeadline<Kind extends DeadlineKind>(
  fresh: Fresh<Kind> & { kind: Kind },
  today: CivilDate,
  held?: DeadlineOf<Kind>,
): DeadlineOf<Kind> | undefined {
  if (fresh.lastDay < today) return undefined;
  return movedTo(held, running(fresh, today, firstActionAfter(fresh.kind, fresh.lastDay, today)?.day));
}

/**
 * A deadline whose last day is past when it begins or is moved there: its passing alone is left to tell, by the next
 * run. Due today, as the days before may be left behind by the runs.
 */
export function passedDeadline<Kind extends DeadlineKind>(
  fresh: Fresh<Kind> & { kind: Kind },
  today: CivilDate,
  held?: DeadlineOf<Kind>,
): DeadlineOf<Kind> {
  return movedTo(held, running(fresh, fresh.lastDay, today));
}

function running<Kind extends DeadlineKind>(
  fresh: Fresh<Kind> & { kind: Kind },
  handledUntil: CivilDate,
  nextDay: CivilDate | undefined,
): DeadlineOf<Kind> & { state: "running" } {
  // The kind and the fields of that kind go together in `fresh`, which TypeScript loses on the way.
  return begin(deadlineMachine, {
    ...fresh,
    state: "running",
    handledUntil,
    ...(nextDay === undefined ? {} : { nextDay }),
    reminders: [],
  }) as unknown as DeadlineOf<Kind> & { state: "running" };
}

function movedTo<Kind extends DeadlineKind>(
  held: DeadlineOf<Kind> | undefined,
  after: DeadlineOf<Kind> & { state: "running" },
): DeadlineOf<Kind> {
  return held === undefined ? after : transition(deadlineMachine, held, "move", () => after);
}

/** A deadline that is over: `met` by what it waited for, `dropped` as it has no object any more. */
export function closeDeadline<Held extends Deadline>(
  held: Held,
  outcome: "met" | "dropped",
  today: CivilDate,
  version = held.version + 1,
): Held {
  const { nextDay: _, ...kept } = held;
  const over = { ...kept, version, closedOn: today };
  return (outcome === "met"
    ? transition(deadlineMachine, held, "meet", () => ({ ...over, state: "met" }))
    : transition(deadlineMachine, held, "drop", () => ({ ...over, state: "dropped" }))) as unknown as Held;
}

/**
 * A running deadline that the change of its subject ends without reading it: reminders that runs sent meanwhile are not
 * kept. Its version is that of the change, see {@link versionAtChange}.
 */
export function endDeadline<Kind extends DeadlineKind>(
  fresh: Fresh<Kind> & { kind: Kind },
  outcome: "met" | "dropped",
  today: CivilDate,
): DeadlineOf<Kind> {
  return closeDeadline<DeadlineOf<Kind>>(running(fresh, today, undefined), outcome, today, fresh.version);
}

/** Versions that a run may use up between two changes of what a deadline is about. */
const stepsPerChange = 1000;

/**
 * The version of a deadline as the nth change of its subject makes it. It is higher than any that runs gave it since,
 * so that the change needs not read the deadline, and a run that read the former one is refused.
 */
export function versionAtChange(nth: number): number {
  return nth * stepsPerChange;
}

/** How a deadline's subject stands: the deadline still holds, is over, or its passing has to wait for an outcome. */
export type Standing = "holds" | "met" | "dropped" | "awaits-outcome";
