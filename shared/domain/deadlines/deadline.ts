import * as z from "zod";
import { certificationCode } from "../referential/certification.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";
import { firstActionAfter } from "./reminder-days.ts";

/** What is kept of a deadline of any kind; each kind adds what it is about. */
export const deadlineFields = {
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
/** See {@link deadlineFields}. */
export type DeadlineFields = z.infer<z.ZodObject<typeof deadlineFields>>;

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
} as const satisfies StateMachine<DeadlineFields["state"], string>;

/** What the life of a deadline changes. */
type Life = Pick<DeadlineFields, "state" | "handledUntil" | "nextDay" | "reminders" | "closedOn">;
/** A deadline before it begins. */
type Fresh = Omit<DeadlineFields, keyof Life>;

/**
 * A deadline that begins, or moves from what it was (`held`, where that was read) to another last day. Reminders of
 * days that are past, or of today, are not sent: the fact that makes the deadline tells its day. Undefined when its
 * last day is past: nothing is left to tell. `reminders`: those of its kind.
 */
export function openDeadline<New extends Fresh>(
  fresh: New,
  reminders: readonly number[],
  today: CivilDate,
  held?: Life,
): (New & Life) | undefined {
  if (fresh.lastDay < today) return undefined;
  return movedTo(held, running(fresh, today, firstActionAfter(reminders, fresh.lastDay, today)?.day));
}

/**
 * A deadline whose last day is past when it begins or is moved there: its passing alone is left to tell, by the next
 * run. Due today, as the days before may be left behind by the runs.
 */
export function passedDeadline<New extends Fresh>(fresh: New, today: CivilDate, held?: Life): New & Life {
  return movedTo(held, running(fresh, fresh.lastDay, today));
}

function running<New extends Fresh>(fresh: New, handledUntil: CivilDate, nextDay: CivilDate | undefined) {
  return begin(deadlineMachine, {
    ...fresh,
    state: "running" as const,
    handledUntil,
    nextDay,
    reminders: [],
  });
}

function movedTo<New extends Fresh>(
  held: Life | undefined,
  after: New & Life & { state: "running" },
): New & Life {
  return held === undefined ? after : transition(deadlineMachine, held, "move", () => after);
}

/** A deadline that is over: `met` by what it waited for, `dropped` as it has no object any more. */
export function closeDeadline<Held extends DeadlineFields>(
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
export function endDeadline<New extends Fresh>(
  fresh: New,
  outcome: "met" | "dropped",
  today: CivilDate,
): New & Life {
  return closeDeadline<New & Life>(running(fresh, today, undefined), outcome, today, fresh.version);
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
export type Finding = "holds" | "met" | "dropped" | "awaits-outcome";
