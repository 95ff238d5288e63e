import { advanceDeadline, type Step } from "../../shared/domain/deadlines/advance.ts";
import { type Deadline, type DeadlineKind, rulesOf } from "../../shared/domain/deadlines/kinds.ts";
import { isSpared, partyOf, type Recipient } from "../../shared/domain/deadlines/recipients.ts";
import type { ReminderMoment } from "../../shared/domain/deadlines/reminder-days.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { advancedDeadline, type DueDeadline } from "../../shared/store/deadlines.ts";
import { loadReminderChoices } from "../../shared/store/reminder-choices.ts";
import type { KindAtWork, Moment } from "./kind-at-work.ts";
import { kindsAtWork } from "./kinds-at-work.ts";

/** What was done about a deadline. */
export type ActedOn = Step["kind"];

const nothing: { kind: ActedOn } & SystemDecision = { kind: "nothing", writes: [], facts: [] };

/**
 * Does what is due about one deadline: its new state, the change of its subject, and a fact for each person to write to,
 * in one transaction that depends on the versions read. Done again, it finds the deadline advanced and does nothing.
 */
export async function actOnDeadline(due: DueDeadline, runtime: Runtime): Promise<ActedOn> {
  let decided = nothing;
  await commitAsSystem(async () => {
    const now = runtime.now();
    decided = await decide(due, { now, today: dateInParis(now) });
    return decided;
  }, runtime);
  return decided.kind;
}

async function decide(due: DueDeadline, at: Moment): Promise<typeof nothing> {
  const work: KindAtWork<DeadlineKind> = kindsAtWork[due.kind];
  const { held: stored, subject } = await work.load(due);
  if (stored === undefined) return nothing;
  // A subject that is gone leaves the deadline without object.
  const gone = { held: stored, finding: "dropped" as const };
  const { held, finding } = subject === undefined ? gone : rulesOf(stored).review(stored, subject);
  const step = advanceDeadline(held, finding, at.today);
  if (step.kind === "nothing") return nothing;
  const advanced = advancedDeadline(held, step.deadline);
  const moment = step.kind === "reminded" ? step.daysBefore : step.kind === "expired" ? "passed" : undefined;
  if (moment === undefined || subject === undefined)
    return { kind: step.kind, writes: [advanced], facts: [] };
  const { writes, facts } =
    moment === "passed"
      ? await work.passed(held, subject, at)
      : ((await work.reminded?.(held, subject, at, moment)) ?? nothing);
  const { certification, lastDay } = held;
  const told = await toldOf(held, rulesOf(held).recipients(held, subject, moment), moment);
  return {
    kind: step.kind,
    writes: [advanced, ...writes],
    facts: [...facts, ...told.map((to) => work.tell(held, { certification, lastDay, moment, to }))],
  };
}

/** R-DATE-2: those of the recipients who chose to be told of each moment; that it passed is told to all. */
async function toldOf(
  held: Deadline,
  recipients: readonly Recipient[],
  moment: ReminderMoment,
): Promise<Recipient[]> {
  const choices =
    moment === "passed"
      ? new Map()
      : await loadReminderChoices(recipients.flatMap((to) => partyOf(to) ?? []));
  return recipients.filter((to) => !isSpared(rulesOf(held), moment, choices.get(partyOf(to) ?? "")));
}
