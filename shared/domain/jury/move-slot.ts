import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { fileId } from "../ids.ts";
import { transition } from "../state-machine.ts";
import { addMinutes, type CivilTime, civilTime, minutesBetween } from "../time/civil-date.ts";
import { assertChair, type SessionActor } from "./attendance.ts";
import { isSettled, type JurySession, type JurySessionIn, jurySessionMachine, type Slot } from "./session.ts";
import { requireSlot } from "./sitting.ts";

/** R-DAY-3: where a candidate's slot goes on the day: in exchange for another candidate's, or to free hours. */
export const slotMove = z.union([z.strictObject({ with: fileId }), z.strictObject({ start: civilTime })]);
/** Such a move, see {@link slotMove}. */
export type SlotMove = z.infer<typeof slotMove>;

/**
 * R-DAY-3: while a session sits, two candidates exchange their slots, or one moves to hours that are free; the chair does it,
 * or OEMM. Each keeps the length of their own, so that extra time goes with them.
 * @throws DomainError `not-the-chair`, `not-present`, `candidate-not-in-session`; `outcome-signed` of one who was heard;
 * `hours-taken` where the jury hears another candidate then.
 */
export function moveSlot(
  session: JurySession,
  moved: string,
  to: SlotMove,
  by: SessionActor,
): JurySessionIn<"opened"> {
  return transition(jurySessionMachine, session, "move-slot", (opened) => {
    assertChair(opened, by);
    const slot = unheard(opened, moved);
    const other = "with" in to ? unheard(opened, to.with) : undefined;
    const start = "with" in to ? requireSlot(opened, to.with).start : to.start;
    const slots = opened.slots.map((one) => {
      if (one.fileId === moved) return startingAt(one, start);
      return one.fileId === other?.fileId ? startingAt(one, slot.start) : one;
    });
    assertApart(slots, [moved, ...(other === undefined ? [] : [other.fileId])]);
    return { ...opened, slots, sequence: opened.sequence + 1 };
  });
}

function unheard(session: JurySession, fileId: string): Slot {
  const slot = requireSlot(session, fileId);
  if (slot.outcome === undefined && !isSettled(slot)) return slot;
  throw new DomainError("outcome-signed", {
    rule: "R-DAY-3",
    detail: "Un résultat est enregistré pour ce candidat\u00a0: son créneau ne change plus.",
  });
}

/** A slot of the same length from another time on. @throws DomainError `day-too-short`. */
function startingAt(slot: Slot, start: CivilTime): Slot {
  try {
    const interviewEnd = addMinutes(start, minutesBetween(slot.start, slot.interviewEnd));
    return {
      ...slot,
      start,
      interviewEnd,
      end: addMinutes(interviewEnd, minutesBetween(slot.interviewEnd, slot.end)),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("day-too-short", {
      rule: "R-DAY-3",
      detail: "Le passage ne tiendrait pas dans la journée.",
    });
  }
}

/** The hours of those who did not come are free. */
function assertApart(slots: readonly Slot[], moved: readonly string[]): void {
  const held = slots.filter(({ outcome }) => outcome?.kind !== "absent" && outcome?.kind !== "excused");
  const taken = held.some((one) =>
    held.some(
      (other) =>
        one !== other && moved.includes(one.fileId) && one.start < other.end && other.start < one.end,
    ),
  );
  if (taken)
    throw new DomainError("hours-taken", {
      rule: "R-DAY-3",
      detail: "Le jury entend un autre candidat à ces heures.",
      fields: [{ path: "start", message: "Ces heures sont prises\u00a0; choisissez-en de libres." }],
    });
}
