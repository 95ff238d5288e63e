import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords, number } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { transition } from "../state-machine.ts";
import { freeText } from "../text/free-text.ts";
import { type CivilDate, daysBetween } from "../time/civil-date.ts";
import type { Appearances } from "./appearances.ts";
import { type JurySession, type JurySessionIn, jurySessionMachine } from "./session.ts";

/** R-JURY-6: the least time between the convocations and the session. */
type Notice = Policy["jury"]["convocationNotice"];

/** R-JURY-6: why people are convened later than the notice asks for. */
export const lateReason = freeText(2000).meta({
  description: "Motif, obligatoire si le délai de prévenance n’est plus tenu",
});

/** R-JURY-6: the notice of a session. */
export function noticeOfSession({ noticeDays }: Pick<JurySession, "noticeDays">): Notice {
  return { count: noticeDays, unit: "day" };
}

/** R-JURY-6: days left before a session, and whether they are too few to convene without saying why. */
export function noticeOf(date: CivilDate, notice: Notice, today: CivilDate): { days: number; late: boolean } {
  const days = daysBetween(today, date);
  return { days, late: days < notice.count };
}

/**
 * R-JURY-6: a convocation, first or changed, later than the notice asks for needs `lateReason`.
 * @throws DomainError `convocation-too-late`.
 */
function assertInTime(session: JurySession, lateReason: string | undefined, today: CivilDate): void {
  const notice = noticeOfSession(session);
  const { days, late } = noticeOf(session.date, notice, today);
  if (late && lateReason === undefined)
    throw new DomainError("convocation-too-late", {
      rule: "R-JURY-6",
      detail:
        `Les convocations partent au moins ${inWords(notice)} avant le jury\u00a0; il en reste ${number(days)}. ` +
        "Pour convoquer malgré tout, donnez le motif de l’urgence (lateReason).",
      fields: [{ path: "lateReason", message: "Motif obligatoire pour une convocation tardive." }],
    });
}

/**
 * R-JURY-6: a change that convenes a person anew too late needs `lateReason`; cancellations don't.
 * @throws DomainError `convocation-too-late`.
 */
export function assertChangeInTime(
  before: JurySession,
  after: JurySession,
  lateReason: string | undefined,
  today: CivilDate,
): void {
  if (convocationsBetween(before, after).some(({ kind }) => kind !== "cancel"))
    assertInTime(after, lateReason, today);
}

/**
 * R-JURY-6: convenes candidates and members. Later than the notice asks for needs `lateReason`.
 * @throws DomainError `convocation-too-late`.
 */
export function conveneSession(
  session: JurySession,
  lateReason: string | undefined,
  today: CivilDate,
): JurySessionIn<"convened"> {
  return transition(jurySessionMachine, session, "convene", (planned) => {
    assertInTime(planned, lateReason, today);
    return { ...planned, state: "convened" };
  });
}

/** R-JURY-6: cancels a session; those who were convened are told. */
export function cancelSession(session: JurySession): JurySessionIn<"cancelled"> {
  return transition(jurySessionMachine, session, "cancel", (held) => {
    const sequence = held.state === "convened" ? held.sequence + 1 : held.sequence;
    return { ...held, state: "cancelled", sequence };
  });
}

/** What a person is told of their convocation: a first one, a changed one, or that it no longer holds. */
export const convocationKind = z.enum(["request", "update", "cancel"]);
/** What a message about an appearance does, see {@link convocationKind}. */
export type ConvocationKind = z.infer<typeof convocationKind>;

/** A convocation to send. */
export type Convocation =
  | { to: "candidate"; fileId: string; kind: ConvocationKind }
  | { to: "member"; memberId: string; kind: ConvocationKind };

/**
 * R-JURY-6: who must be written to when a session goes from `before` to `after`, and only they: newcomers are
 * convened, those who leave are cancelled, those for whom something changed are updated.
 */
export function convocationsBetween(before: Appearances | undefined, after: Appearances): Convocation[] {
  const told = before !== undefined && isKnown(before) ? before : undefined;
  const holds = isKnown(after) ? after : undefined;
  const candidates = changes(slotsByFile(told), slotsByFile(holds)).map(
    ({ id, kind }): Convocation => ({ to: "candidate", fileId: id, kind }),
  );
  const members = changes(scheduleByMember(told), scheduleByMember(holds)).map(
    ({ id, kind }): Convocation => ({ to: "member", memberId: id, kind }),
  );
  return [...candidates, ...members];
}

/** R-DAY-3: slots move while it sits, too. */
function isKnown({ state }: Appearances): boolean {
  return state === "convened" || state === "opened";
}

/** What a candidate's convocation says, as text to compare. */
function slotsByFile(session: Appearances | undefined): Map<string, string> {
  return new Map(
    session?.slots.map(({ fileId, start, interviewEnd, domains, extraTime }) => [
      fileId,
      JSON.stringify([session.date, session.place, start, interviewEnd, domains, extraTime]),
    ]),
  );
}

/** What a member's convocation says, as text to compare. */
function scheduleByMember(session: Appearances | undefined): Map<string, string> {
  const schedule =
    session === undefined ? "" : JSON.stringify([session.date, session.place, [...slotsByFile(session)]]);
  return new Map(session?.members.map(({ id }) => [id, schedule]));
}

function changes(
  before: Map<string, string>,
  after: Map<string, string>,
): { id: string; kind: ConvocationKind }[] {
  const kindOf = (id: string): ConvocationKind | undefined => {
    if (!after.has(id)) return "cancel";
    if (!before.has(id)) return "request";
    return before.get(id) === after.get(id) ? undefined : "update";
  };
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const kind = kindOf(id);
    return kind === undefined ? [] : [{ id, kind }];
  });
}
