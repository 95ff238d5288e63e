import * as z from "zod";
import { centreService } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import { fileId, memberId, personId, sessionId, taskId } from "../ids.ts";
import { extraTimeMotive } from "../jury/extra-time.ts";
import { type ExtraTimeAnswer, extraTimeAnswer } from "../jury/extra-time-request.ts";
import { certificationCode } from "../referential/certification.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { type CivilDate, civilDate, type Instant, instant } from "../time/civil-date.ts";
import { type RectificationOutcome, rectificationOutcome } from "./rectification-outcome.ts";

const common = {
  id: taskId,
  version: z.int(),
  state: z.enum(["open", "done"]),
  /** The file, the session or the person that it is about. */
  about: z.strictObject({ kind: z.string(), id: z.string() }),
  /** Of a file: whose it was when the task was opened. */
  candidateName: z.string().optional(),
  openedAt: instant,
  completed: z.strictObject({ at: instant, by: z.string(), note: z.string().optional() }).optional(),
};

/** R-JURY-6: a convened person did not get their convocation. */
const convocationBounced = z.strictObject({
  ...common,
  kind: z.literal("convocation-bounced"),
  sessionId: z.string(),
  /** The day of the session: what must be done before. */
  date: civilDate,
  recipient: z.strictObject({ name: z.string(), email: z.string() }),
  /** The mail that was lost, and why, in French. */
  mailId: z.string(),
  subject: z.string(),
  reason: z.string(),
});

/** R-DAY-4: any other mail did not reach the person whom it was for. */
const mailLost = z.strictObject({
  ...common,
  kind: z.literal("mail-lost"),
  recipient: z.strictObject({ name: z.string(), email: z.string() }),
  mailId: z.string(),
  subject: z.string(),
  reason: z.string(),
});

/** R-OEMM-1: who has no e-mail is written to by a letter, which OEMM prints and posts. */
const letterToPost = z.strictObject({
  ...common,
  kind: z.literal("letter-to-post"),
  recipient: z.strictObject({ name: z.string(), postalAddress: z.string().optional() }),
  /** The mail that it is, under which its document is found. */
  mailId: z.string(),
  subject: z.string(),
  /** R-JURY-6: of a convocation, the session, its day, and the last one on which it is posted in time. */
  sessionId: sessionId.optional(),
  date: civilDate.optional(),
  postBy: civilDate.optional(),
  postedOn: civilDate.optional(),
  /** R-JURY-6: it was posted later than the notice asks for. */
  late: z.literal(true).optional(),
});

/** R-PER-4: two persons look the same: OEMM joins them, or says that they differ. */
const resemblance = z.strictObject({
  ...common,
  kind: z.literal("resemblance"),
  /** The two, the one known for longer first. */
  one: personId,
  other: personId,
  /** Whether they look the same by their address alone, which files of several names tell before persons were known. */
  sharedAddress: z.literal(true).optional(),
  /** R-PER-5: the number by which the other claims what was taken over for the one. */
  claimed: z.string().optional(),
});

/** R-PER-4: what was joined makes a whole CQP, which OEMM grants as of the day of joining. */
const wholeByJoining = z.strictObject({
  ...common,
  kind: z.literal("whole-by-joining"),
  certification: certificationCode,
  joinedOn: civilDate,
});

/** R-DAY-2: an absence was undone of a file that had lapsed, beside one that the candidate began since. */
const appearanceAfterLapse = z.strictObject({
  ...common,
  kind: z.literal("appearance-after-lapse"),
  /** The file that is under way instead. */
  otherFileId: fileId,
});

/** R-DAY-10: a session was not opened on its day: it is to be held, moved or cancelled. */
const sessionNotHeld = z.strictObject({
  ...common,
  kind: z.literal("session-not-held"),
  certification: certificationCode,
  sessionDate: civilDate,
});

/** R-JURY-1: enough files wait for a session to be organised, until fewer do. */
const thresholdReached = z.strictObject({
  ...common,
  kind: z.literal("threshold-reached"),
  certification: certificationCode,
  threshold: z.int(),
});

/** R-DATE-3: the convocations of a session are due, or overdue, until they are sent. */
const convocationsDue = z.strictObject({
  ...common,
  kind: z.literal("convocations-due"),
  certification: certificationCode,
  /** The day of the session. */
  date: civilDate,
  /** The last day to convene in time. */
  lastDay: civilDate,
});

/** R-CTR-3: an approval of a centre ends, or ended, and is not renewed. */
const approvalEnding = z.strictObject({
  ...common,
  kind: z.literal("approval-ending"),
  certification: certificationCode,
  service: centreService,
  lastDay: civilDate,
});

/** R-DATE-4: an enrolment lapsed, or domains expired. */
const deadlinePassed = z.strictObject({
  ...common,
  kind: z.literal("deadline-passed"),
  deadline: z.enum(["first-jury", "partial-validation"]),
  certification: certificationCode,
  lastDay: civilDate,
});

/** R-DAY-4: what follows from a fact could not be done, and its message waits for operators in a dead-letter queue. */
const workUndone = z.strictObject({
  ...common,
  kind: z.literal("work-undone"),
  factId: z.string(),
  /** What was to be done, in French. */
  reason: z.string(),
});

/** R-DAY-4: messages that no delivery succeeded for wait in a dead-letter queue, until operators have them tried again. */
const workStopped = z.strictObject({
  ...common,
  kind: z.literal("work-stopped"),
  /** The queue that they came from, as operators name it. */
  queue: z.string(),
  messages: z.int().positive(),
});

/** R-DAY-4: SES refuses whom mails come from: all of them wait until operators have seen to it. */
const mailsHeld = z.strictObject({ ...common, kind: z.literal("mails-held") });

/** R-DAY-3: extra time was granted to a candidate whom a session is to hear: its slots are to be changed. */
const slotsToFollow = z.strictObject({ ...common, kind: z.literal("slots-to-follow"), sessionId });

/** R-DAY-3: a candidate asks for extra time: OEMM grants it, or says why not. */
const extraTimeAsked = z.strictObject({
  ...common,
  kind: z.literal("extra-time-asked"),
  motive: extraTimeMotive,
  answer: extraTimeAnswer.optional(),
});

/** R-DAY-11: a candidate can't come: OEMM frees their slot, or keeps it. */
const absenceAsked = z.strictObject({
  ...common,
  kind: z.literal("absence-asked"),
  sessionId,
  date: civilDate,
  reason: z.string(),
});

/** R-DAY-11: a member can't sit, or knows a candidate: OEMM replaces them. */
const memberSteppedBack = z.strictObject({
  ...common,
  kind: z.literal("member-stepped-back"),
  sessionId,
  date: civilDate,
  memberId,
  /** The candidate that they know, where that is why. */
  fileId: fileId.optional(),
});

/** R-RGPD-1: a person says, in words, which of the data about them are wrong. */
const rectification = z.strictObject({
  ...common,
  kind: z.literal("rectification"),
  wrong: z.string(),
  /** Where the person is told of the answer: the address of the account that asked. */
  email: z.string(),
  outcome: rectificationOutcome.optional(),
});

/** R-JURY-5, R-OEMM-4: a member of a session to come may no longer hear one of its candidates. */
const conflict = z.strictObject({
  ...common,
  kind: z.literal("conflict-of-interest"),
  sessionId,
  /** The day of the session: what must be done before. */
  date: civilDate,
  memberId,
  fileId,
});

/** Something that OEMM has to do by itself, because the system can't. */
export const task = z.discriminatedUnion("kind", [
  convocationBounced,
  mailLost,
  letterToPost,
  conflict,
  resemblance,
  wholeByJoining,
  rectification,
  appearanceAfterLapse,
  sessionNotHeld,
  absenceAsked,
  memberSteppedBack,
  slotsToFollow,
  extraTimeAsked,
  thresholdReached,
  convocationsDue,
  approvalEnding,
  deadlinePassed,
  mailsHeld,
  workUndone,
  workStopped,
]);
/** A task, see {@link task}. */
export type Task = z.infer<typeof task>;

/** The life of a task. */
export const taskMachine = {
  name: "task",
  subject: "de la tâche",
  states: { open: "à faire", done: "terminée" },
  initial: "open",
  transitions: {
    complete: { from: ["open"], to: ["done"], rule: "R-JURY-6" },
    reopen: { from: ["done"], to: ["open"], rule: "R-JURY-6" },
    renew: { from: ["open", "done"], to: ["open"], rule: "R-OEMM-1" },
    "decide-otherwise": { from: ["done"], to: ["done"], rule: "R-PER-4" },
  },
} as const satisfies StateMachine<Task["state"], string>;

/** A task of one kind. */
export type TaskOf<Kind extends Task["kind"]> = Extract<Task, { kind: Kind }>;
/** What opens a task, see {@link task}. */
export type TaskReason = {
  [Kind in Task["kind"]]: Omit<TaskOf<Kind>, "version" | "state" | "completed">;
}[Task["kind"]];

/** The task from now on: opened, or opened anew when it was done; undefined when it is open already. */
export function openTask(before: Task | undefined, asked: TaskReason): Task | undefined {
  if (before?.state === "open") return undefined;
  if (before === undefined) return begin(taskMachine, { ...asked, state: "open", version: 1 });
  const version = before.version + 1;
  return transition(taskMachine, before, "reopen", () => ({ ...asked, state: "open", version }));
}

/** The task once it is done. @throws DomainError `task-done`. */
export function completeTask(before: Task, completed: NonNullable<Task["completed"]>): Task {
  if (before.state === "done")
    throw new DomainError("task-done", { rule: "R-JURY-6", detail: "Cette tâche est déjà terminée." });
  const version = before.version + 1;
  return transition(taskMachine, before, "complete", () => ({
    ...before,
    state: "done",
    completed,
    version,
  }));
}

/** R-PER-4: the task of two persons who were joined, once OEMM says that they differ after all. */
export function decideOtherwise(before: Task, completed: NonNullable<Task["completed"]>): Task {
  const version = before.version + 1;
  return transition(taskMachine, before, "decide-otherwise", () => ({
    ...before,
    state: "done",
    completed: { ...before.completed, ...completed },
    version,
  }));
}

/** R-PER-4: the task of two persons as OEMM says something of them, for the first time or otherwise than before. */
export function decideTask(before: Task, completed: NonNullable<Task["completed"]>): Task {
  return before.state === "open" ? completeTask(before, completed) : decideOtherwise(before, completed);
}

/** R-OEMM-1: the task of a letter, which one written anew takes over while it is open. */
export function openLetterTask(
  before: Task | undefined,
  asked: Omit<TaskOf<"letter-to-post">, "version" | "state">,
): Task {
  if (before === undefined) return begin(taskMachine, { ...asked, state: "open", version: 1 });
  const version = before.version + 1;
  return transition(taskMachine, before, "renew", () => ({ ...asked, state: "open", version }));
}

/** R-OEMM-1, R-JURY-6: a letter was posted; later than the notice of a convocation asks for, it says so. */
export function completeLetter(
  before: TaskOf<"letter-to-post">,
  postedOn: CivilDate,
  completed: NonNullable<Task["completed"]>,
): Task {
  const late = before.postBy !== undefined && postedOn > before.postBy;
  return completeTask({ ...before, postedOn, ...(late ? { late } : {}) }, completed);
}

/** R-RGPD-1: the task that a person's words are. */
export function askRectification(
  asked: Pick<TaskOf<"rectification">, "id" | "wrong" | "email" | "openedAt"> & { personId: string },
): TaskOf<"rectification"> {
  const { personId, ...said } = asked;
  const about = { kind: "person", id: personId };
  return begin(taskMachine, { ...said, about, kind: "rectification", state: "open", version: 1 });
}

/**
 * R-RGPD-1: what a person said was wrong is rectified, or they are told why not.
 * @throws DomainError `task-done`.
 */
export function answerRectification(
  before: TaskOf<"rectification">,
  outcome: RectificationOutcome,
  completed: { at: Instant; by: string; note: string },
): Task {
  return completeTask({ ...before, outcome }, completed);
}

/**
 * R-DAY-3: the request for extra time that OEMM grants or refuses.
 * @throws DomainError `task-done`.
 */
export function answerExtraTime(
  before: TaskOf<"extra-time-asked">,
  answer: ExtraTimeAnswer,
  completed: { at: Instant; by: string },
): TaskOf<"extra-time-asked"> {
  return completeTask({ ...before, answer }, completed) as TaskOf<"extra-time-asked">;
}

/** Tasks that a verdict ends, or the end of the state that they tell of, and never a mere word that they are dealt with. */
const verdicts: Readonly<Partial<Record<Task["kind"], { rule: RuleNumber; detail: string }>>> = {
  resemblance: {
    rule: "R-PER-4",
    detail: "Cette tâche se termine en réunissant les personnes, ou en disant qu’elles diffèrent.",
  },
  "letter-to-post": {
    rule: "R-OEMM-1",
    detail: "Cette tâche se termine en disant quel jour la lettre a été postée.",
  },
  rectification: {
    rule: "R-RGPD-1",
    detail: "Cette tâche se termine par une réponse à la personne\u00a0: rectifié, ou refusé, et pourquoi.",
  },
  "extra-time-asked": {
    rule: "R-DAY-3",
    detail:
      "Cette tâche se termine en accordant le temps supplémentaire, ou en disant pourquoi il ne l’est pas.",
  },
  "threshold-reached": {
    rule: "R-OEMM-5",
    detail: "Cette tâche se termine d’elle-même, quand la liste d’attente repasse sous le seuil.",
  },
  "convocations-due": {
    rule: "R-OEMM-5",
    detail: "Cette tâche se termine d’elle-même, quand le jury est convoqué, déplacé ou annulé.",
  },
  "session-not-held": {
    rule: "R-OEMM-5",
    detail: "Cette tâche se termine d’elle-même, quand le jury est déplacé, annulé ou clos.",
  },
  "mails-held": {
    rule: "R-OEMM-5",
    detail: "Cette tâche se termine d’elle-même, quand les courriels partent de nouveau.",
  },
  "work-stopped": {
    rule: "R-OEMM-5",
    detail: "Cette tâche se termine d’elle-même, quand un exploitant a fait reprendre le travail arrêté.",
  },
};

/**
 * R-PER-4, R-RGPD-1, R-OEMM-5: whether a task is merely dealt with, rather than decided, or done once its state is over.
 * @throws DomainError `verdict-needed`.
 */
export function assertCompletedAlone({ kind }: Pick<Task, "kind">): void {
  const verdict = verdicts[kind];
  if (verdict !== undefined) throw new DomainError("verdict-needed", verdict);
}
