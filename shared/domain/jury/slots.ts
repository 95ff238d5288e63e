import type * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inFigures } from "../french/quantity.ts";
import { clockTime } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import type { JuryFormat } from "../referential/certification.ts";
import { addMinutes, type CivilTime } from "../time/civil-date.ts";
import type { ExtraTime } from "./extra-time.ts";
import type { slotTimes } from "./session.ts";

/** R-JURY-4: minutes that a candidate is heard, and of the deliberation that follows. */
export interface HearingMinutes {
  heard: number;
  deliberated: number;
}

/** R-JURY-4: the minutes of an appearance, by its format; R-DAY-3: and the candidate's extra time. */
export function hearingMinutes(
  format: JuryFormat,
  { hearing, deliberation }: Policy["jury"],
  extra: ExtraTime = { presentation: 0, interview: 0 },
): HearingMinutes {
  const { slides, interview } = hearing.presentation;
  const heard =
    format === "presentation"
      ? slides.count + extra.presentation + interview.count + extra.interview
      : hearing.interview.interview.count + extra.interview;
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
 * R-JURY-4: the slots of candidates who are heard for so long each, one after the other from `start`, none overlapping another or a
 * break: a slot that would run into a break begins after it.
 * @throws DomainError `day-too-short` when they do not fit before midnight.
 */
export function planSlots(
  hearings: readonly HearingMinutes[],
  start: CivilTime,
  breaks: readonly SessionBreak[] = [],
): SlotTimes[] {
  const slots: SlotTimes[] = [];
  const hit = ({ start, end }: SlotTimes) => breaks.find(({ from, to }) => start < to && from < end);
  let next = start;
  try {
    for (const { heard, deliberated } of hearings) {
      let slot = slotAt(next, heard, deliberated);
      // A break may end where the next one begins.
      for (let pause = hit(slot); pause !== undefined; pause = hit(slot))
        slot = slotAt(pause.to, heard, deliberated);
      slots.push(slot);
      next = slot.end;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("day-too-short", {
      rule: "R-JURY-4",
      detail: `La journée ne suffit pas, à partir de ${clockTime(start)}, pour entendre ${inFigures({ count: hearings.length, unit: "candidate" })}.`,
    });
  }
  return slots;
}

function slotAt(start: CivilTime, heard: number, deliberated: number): SlotTimes {
  const interviewEnd = addMinutes(start, heard);
  return { start, interviewEnd, end: addMinutes(interviewEnd, deliberated) };
}
