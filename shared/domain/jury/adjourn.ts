import { DomainError } from "../domain-error.ts";
import { transition } from "../state-machine.ts";
import { assertChair, type SessionActor } from "./attendance.ts";
import {
  isSettled,
  type JurySession,
  type JurySessionIn,
  jurySessionMachine,
  slotOfFile,
} from "./session.ts";

/** A candidate whom a session was adjourned before. */
export interface Adjourned {
  fileId: string;
  /** Whether they were there (R-TRN-2). */
  appeared: boolean;
  /** Time adjourned it, and nothing was recorded of them: whether they were there is not known. */
  unknown: boolean;
}

/**
 * R-DAY-2: adjourns an open session: what was signed stands, the other candidates wait again. `appeared` names those of them
 * who were there; whom the jury had begun to decide on was. The chair does it, or OEMM, and time after a while (R-DAY-10).
 * @throws DomainError `not-the-chair`, `not-present`, `candidate-not-in-session`.
 */
export function adjournSession(
  session: JurySession,
  appeared: readonly string[],
  by: SessionActor,
): { session: JurySessionIn<"closed">; adjourned: Adjourned[] } {
  const adjourned: Adjourned[] = [];
  const closed = transition(jurySessionMachine, session, "adjourn", (opened) => {
    assertChair(opened, by);
    const fields = appeared.flatMap((fileId, index) =>
      slotOfFile(opened, fileId) === undefined
        ? [{ path: `appeared.${index}`, message: "Ce candidat n’est pas inscrit à ce jury." }]
        : [],
    );
    if (fields.length > 0)
      throw new DomainError("candidate-not-in-session", {
        rule: "R-DAY-2",
        kind: "input",
        detail: "Seuls des candidats de ce jury peuvent être notés présents.",
        fields,
      });
    const slots = opened.slots.map((slot) => {
      if (isSettled(slot)) return slot;
      const { recordedBy: _, outcome, fileId, ...kept } = slot;
      adjourned.push({
        fileId,
        appeared: appeared.includes(fileId) || outcome?.kind === "decided",
        unknown: by === "system" && outcome === undefined,
      });
      return { ...kept, fileId, outcome: { kind: "adjourned" as const } };
    });
    return { ...opened, state: "closed", slots };
  });
  return { session: closed, adjourned };
}
