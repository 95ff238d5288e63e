import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { transition } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { assertSits } from "./attendance.ts";
import {
  isSettled,
  type JurySession,
  type JurySessionIn,
  jurySessionMachine,
  type SteppedBack,
} from "./session.ts";
import { requireSlot, withSlot } from "./sitting.ts";

/** What OEMM answers to a candidate who can't come (R-DAY-11). */
export const absenceAnswer = z.enum(["free", "keep"]);

/**
 * R-DAY-11: a candidate who can't come says so, until the day; again where OEMM had kept their slot.
 * @throws DomainError `absence-too-late`, `absence-asked`, `candidate-not-in-session`.
 */
export function askAbsence(
  session: JurySession,
  fileId: string,
  askedAt: Instant,
  today: CivilDate,
): JurySessionIn<"convened" | "opened"> {
  return transition(jurySessionMachine, session, "ask-absence", (held) =>
    withSlot(held, fileId, (slot) => {
      if (today > held.date || isSettled(slot) || slot.outcome !== undefined)
        throw new DomainError("absence-too-late", {
          rule: "R-DAY-11",
          detail: "Une absence s’annonce jusqu’au jour du jury, avant le passage.",
        });
      if (slot.absence !== undefined && slot.absence.answer === undefined)
        throw new DomainError("absence-asked", {
          rule: "R-DAY-11",
          detail: "Votre demande est déjà enregistrée\u00a0; l’OEMM va y répondre.",
        });
      return { ...slot, absence: { askedAt } };
    }),
  );
}

/** What came of a candidate's announced absence: their slot is kept, free, or they are excused, as it is the day. */
export type AbsenceOutcome = "kept" | "freed" | "excused";

/**
 * R-DAY-11: OEMM keeps the slot of a candidate who announced an absence, or frees it; on the day the candidate is excused
 * instead, which the chair signs. The others keep their hours.
 * @throws DomainError `no-absence-asked`, `last-candidate`, `candidate-not-in-session`.
 */
export function answerAbsence(
  session: JurySession,
  fileId: string,
  answer: z.infer<typeof absenceAnswer>,
  today: CivilDate,
): { session: JurySessionIn<"convened" | "opened">; outcome: AbsenceOutcome } {
  let outcome: AbsenceOutcome = "kept";
  const answered = transition(jurySessionMachine, session, "answer-absence", (held) => {
    const { absence, signature } = requireSlot(held, fileId);
    if (absence === undefined || absence.answer !== undefined || signature !== undefined)
      throw new DomainError("no-absence-asked", {
        rule: "R-DAY-11",
        detail: "Aucune absence annoncée n’attend de réponse.",
      });
    const given = { ...absence, answer };
    if (answer === "keep") return withSlot(held, fileId, (slot) => ({ ...slot, absence: given }));
    if (today >= held.date) {
      outcome = "excused";
      return withSlot(held, fileId, (slot) => ({ ...slot, absence: given, outcome: { kind: "excused" } }));
    }
    outcome = "freed";
    return withoutSlot(held, fileId);
  });
  return { session: answered, outcome };
}

/**
 * R-OEMM-1: a session without the slot of a candidate whom OEMM withdrew; the others keep their hours.
 * @throws DomainError `last-candidate`, `candidate-not-in-session`.
 */
export function freeSlot(session: JurySession, fileId: string): JurySessionIn<"planned" | "convened"> {
  return transition(jurySessionMachine, session, "free-slot", (held) => {
    requireSlot(held, fileId);
    return withoutSlot(held, fileId);
  });
}

function withoutSlot<Held extends JurySession>(held: Held, fileId: string): Held {
  const slots = held.slots.filter((slot) => slot.fileId !== fileId);
  if (slots.length === 0)
    throw new DomainError("last-candidate", {
      rule: "R-DAY-11",
      detail: "C’est le seul candidat de ce jury\u00a0: annulez la session, ou ajoutez-lui un candidat.",
    });
  return { ...held, slots, sequence: held.state === "planned" ? held.sequence : held.sequence + 1 };
}

/**
 * R-DAY-11: a member says that they can't sit, or that they know a candidate; while the session sits, they leave it.
 * @throws DomainError `not-a-member`, `candidate-not-in-session`.
 */
export function stepBack(session: JurySession, said: SteppedBack): JurySessionIn<"convened" | "opened"> {
  return transition(jurySessionMachine, session, "step-back", (held) => {
    assertSits(held, said.memberId);
    if (said.fileId !== undefined) requireSlot(held, said.fileId);
    const others = (held.steppedBack ?? []).filter(({ memberId }) => memberId !== said.memberId);
    const steppedBack = [...others, said];
    if (held.state === "convened") return { ...held, steppedBack };
    return { ...held, steppedBack, present: held.present.filter((id) => id !== said.memberId) };
  });
}
