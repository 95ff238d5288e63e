import type * as z from "zod";
import { DomainError } from "../domain-error.ts";
import type { JuryFormat } from "../referential/certification.ts";
import { addMinutes, type CivilTime } from "../time/civil-date.ts";
import type { slotTimes } from "./session.ts";

/** R-JURY-4: minutes of each phase of an appearance, by format. */
export const phaseMinutes: Readonly<Record<JuryFormat, { presentation: number; interview: number }>> = {
  presentation: { presentation: 20, interview: 10 },
  interview: { presentation: 0, interview: 30 },
};

/** R-JURY-4: minutes planned for the deliberation that follows each appearance. */
export const deliberationMinutes = 15;

/**
 * Candidates that one session can hear: their slots and a break fit in a day, and replacing them all fits in one
 * transaction of 100 items.
 */
export const maxSlots = 12;

/** A pause in a session's day. */
export interface SessionBreak {
  from: CivilTime;
  to: CivilTime;
}

/** The hours of one appearance. */
export type SlotTimes = z.infer<typeof slotTimes>;

/**
 * R-JURY-4: the slots of `count` candidates, one after the other from `start`, none overlapping another or a
 * break: a slot that would run into a break begins after it.
 * @throws DomainError `day-too-short` when they do not fit before midnight.
 */
export function planSlots(
  format: JuryFormat,
  start: CivilTime,
  count: number,
  breaks: readonly SessionBreak[] = [],
): SlotTimes[] {
  const { presentation, interview } = phaseMinutes[format];
  const pauses = [...breaks].sort((a, b) => (a.from < b.from ? -1 : 1));
  const slots: SlotTimes[] = [];
  let next = start;
  try {
    while (slots.length < count) {
      const interviewEnd = addMinutes(next, presentation + interview);
      const end = addMinutes(interviewEnd, deliberationMinutes);
      const pause = pauses.find(({ from, to }) => next < to && from < end);
      if (pause !== undefined) {
        next = pause.to;
        continue;
      }
      slots.push({ start: next, interviewEnd, end });
      next = end;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("day-too-short", {
      rule: "R-JURY-4",
      detail: `${count} candidats ne peuvent pas être entendus dans la journée à partir de ${start}.`,
    });
  }
  return slots;
}
