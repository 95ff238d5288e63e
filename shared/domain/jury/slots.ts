import type * as z from "zod";
import { DomainError } from "../domain-error.ts";
import type { Policy } from "../policy/policy.ts";
import type { JuryFormat } from "../referential/certification.ts";
import { addMinutes, type CivilTime } from "../time/civil-date.ts";
import type { slotTimes } from "./session.ts";

/** R-JURY-4: minutes that a candidate is heard, and of the deliberation that follows. */
export interface HearingMinutes {
  heard: number;
  deliberated: number;
}

/** R-JURY-4: the minutes of an appearance, by its format. */
export function hearingMinutes(
  format: JuryFormat,
  { hearing, deliberation }: Policy["jury"],
): HearingMinutes {
  const heard =
    format === "presentation"
      ? hearing.presentation.slides.count + hearing.presentation.interview.count
      : hearing.interview.interview.count;
  return { heard, deliberated: deliberation.count };
}

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
  { heard, deliberated }: HearingMinutes,
  start: CivilTime,
  count: number,
  breaks: readonly SessionBreak[] = [],
): SlotTimes[] {
  const slots: SlotTimes[] = [];
  let next = start;
  try {
    while (slots.length < count) {
      const interviewEnd = addMinutes(next, heard);
      const end = addMinutes(interviewEnd, deliberated);
      const pause = breaks.find(({ from, to }) => next < to && from < end);
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
