import { DomainError } from "../domain-error.ts";
import { plainDate } from "../french/wording.ts";
import { assertAllowed, transition } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import {
  assertChair,
  assertNoneKnows,
  assertPresent,
  assertSit,
  chairOf,
  checkQuorum,
  type SessionActor,
} from "./attendance.ts";
import { type JurySide, sideLabels } from "./member.ts";
import type { JuryDecision, JuryOutcome } from "./outcome.ts";
import {
  isSettled,
  type JurySession,
  type JurySessionIn,
  jurySessionMachine,
  type Slot,
  slotOfFile,
} from "./session.ts";

/** R-JURY-3: the side whose turn it is to chair; either when no session was chaired before. */
export function chairSideAfter(previous: JurySide | undefined): JurySide | undefined {
  if (previous === undefined) return undefined;
  return previous === "employer" ? "employee" : "employer";
}

/** R-JURY-3: whether the day has come on which a session may open. */
export function hasDayCome({ date }: Pick<JurySession, "date">, today: CivilDate): boolean {
  return today >= date;
}

/**
 * R-JURY-3, R-JURY-9: opens a session on its day: names the chair, on the side whose turn it is, and those
 * present. Gives the side that chairs too, for the next session's turn. R-DAY-1: a member who is present opens it, or OEMM.
 * @throws DomainError `session-not-today`, `not-present`, `not-a-member`, `chair-side`, `quorum`.
 */
export function openSession(
  session: JurySession,
  opening: { chair: string; present: readonly string[] },
  {
    previousChairSide,
    today,
    by,
  }: { previousChairSide: JurySide | undefined; today: CivilDate; by: SessionActor },
): { session: JurySessionIn<"opened">; side: JurySide } {
  const opened = transition(jurySessionMachine, session, "open", (convened) => {
    if (!hasDayCome(convened, today))
      throw new DomainError("session-not-today", {
        rule: "R-JURY-3",
        detail: `Le jury se tient le ${plainDate(convened.date)}\u00a0: il ne peut pas être ouvert avant.`,
      });
    assertSit(convened, { chair: [opening.chair], present: opening.present });
    assertPresent(opening.present, by);
    const present = [...new Set(opening.present)];
    const named = { ...convened, state: "opened" as const, chair: opening.chair, present, attended: present };
    const { side } = chairOf(named);
    const turn = chairSideAfter(previousChairSide);
    if (turn !== undefined && side !== turn)
      throw new DomainError("chair-side", {
        rule: "R-JURY-3",
        detail:
          "La présidence alterne d’un jury à l’autre\u00a0: elle revient cette fois à un représentant des " +
          `${sideLabels[turn]}.`,
        fields: [{ path: "chair", message: "Ce membre est du collège qui présidait le jury précédent." }],
      });
    const next = { ...named, openedUnder: side };
    checkQuorum(next);
    return next;
  });
  return { session: opened, side: opened.openedUnder };
}

/** R-JURY-7: a member marks a candidate's file as examined; doing it again changes nothing. */
export function markExamined(session: JurySession, fileId: string, memberId: string): JurySession {
  assertAllowed(jurySessionMachine, session, "examine");
  return withSlot(session, fileId, (slot) =>
    slot.examinedBy.includes(memberId) ? slot : { ...slot, examinedBy: [...slot.examinedBy, memberId] },
  );
}

/**
 * R-JURY-8, R-JURY-9: records an outcome, which stays a draft until the chair signs it. R-DAY-1: a member who is present
 * does, by name.
 * @throws DomainError `not-present`, `outcome-signed`, `domains-mismatch`, `recommendation-missing`, `quorum`.
 */
export function recordOutcome(
  session: JurySession,
  fileId: string,
  outcome: JuryOutcome,
  by: { memberId: string },
): JurySession {
  assertAllowed(jurySessionMachine, session, "record-outcome");
  assertPresent(session.present, by);
  checkQuorum(session);
  return withSlot(session, fileId, (slot) => {
    assertUnsigned(slot);
    if (outcome.kind === "decided") checkDecision(outcome, slot.domains);
    return { ...slot, outcome, recordedBy: by.memberId };
  });
}

/**
 * R-JURY-8, R-JURY-11: a decision rules on exactly the domains presented, and a partial one says what to deepen.
 * @throws DomainError `domains-mismatch`, `recommendation-missing`.
 */
export function checkDecision(decision: JuryDecision, presented: readonly string[]): void {
  const fields = [
    ...presented
      .filter((code) => decision.domains[code] === undefined)
      .map((code) => ({
        path: `domains.${code}`,
        message: "Ce domaine est présenté, une décision est donc attendue.",
      })),
    ...Object.keys(decision.domains)
      .filter((code) => !presented.includes(code))
      .map((code) => ({ path: `domains.${code}`, message: "Ce domaine n’est pas présenté." })),
  ];
  if (fields.length > 0)
    throw new DomainError("domains-mismatch", {
      rule: "R-JURY-8",
      kind: "input",
      detail: "La décision porte sur chacun des domaines présentés, et sur eux seuls.",
      fields,
    });
  const partial = Object.values(decision.domains).includes("not-acquired");
  if (partial && decision.recommendation === undefined)
    throw new DomainError("recommendation-missing", {
      rule: "R-JURY-11",
      kind: "input",
      detail:
        "En cas de validation partielle, le jury indique l’expérience à approfondir ou les modules à suivre.",
      fields: [{ path: "recommendation", message: "À renseigner." }],
    });
}

/**
 * R-JURY-12, R-DAY-1: the chair, who is present, signs what was recorded; from then on the jury can't change it. R-JURY-9:
 * with the quorum.
 * @throws DomainError `not-the-chair`, `quorum`, `outcome-missing`, `outcome-signed`.
 */
export function signOutcome(
  session: JurySession,
  fileId: string,
  { signedAt, sheetId }: { signedAt: Instant; sheetId: string },
  by: { memberId: string },
): { session: JurySessionIn<"opened">; outcome: JuryOutcome } {
  assertAllowed(jurySessionMachine, session, "sign");
  assertChair(session, by);
  checkQuorum(session);
  const { outcome } = requireSlot(session, fileId);
  if (outcome?.kind === "decided") assertNoneKnows(session, fileId);
  if (outcome === undefined || outcome.kind === "adjourned")
    throw new DomainError("outcome-missing", {
      rule: "R-JURY-12",
      detail: "Aucun résultat n’est enregistré pour ce candidat.",
    });
  const signed = withSlot(session, fileId, (slot) => {
    assertUnsigned(slot);
    const signature = { signedAt, chair: session.chair };
    return { ...slot, signature: outcome.kind === "decided" ? { ...signature, sheetId } : signature };
  });
  return { session: signed, outcome };
}

/**
 * R-JURY-12: closes a session once every candidate's outcome is signed: members lose their access to the files. R-DAY-1: the
 * chair does, or OEMM.
 * @throws DomainError `not-the-chair`, `outcomes-unsigned`.
 */
export function closeSession(session: JurySession, by: SessionActor): JurySessionIn<"closed"> {
  return transition(jurySessionMachine, session, "close", (opened) => {
    assertChair(opened, by);
    const fields = opened.slots
      .filter((slot) => !isSettled(slot))
      .map((slot) => ({ path: `slots.${slot.fileId}`, message: "Résultat à signer." }));
    if (fields.length > 0)
      throw new DomainError("outcomes-unsigned", {
        rule: "R-JURY-12",
        detail: "Le président doit signer le résultat de chaque candidat avant la clôture.",
        fields,
      });
    return { ...opened, state: "closed" };
  });
}

function assertUnsigned(slot: Slot): void {
  if (isSettled(slot))
    throw new DomainError("outcome-signed", {
      rule: "R-JURY-12",
      detail: "Ce résultat est signé\u00a0: il ne peut plus être modifié.",
    });
}

/**
 * The slot of a candidate.
 * @throws DomainError `candidate-not-in-session`.
 */
export function requireSlot(session: JurySession, fileId: string): Slot {
  const slot = slotOfFile(session, fileId);
  if (slot === undefined)
    throw new DomainError("candidate-not-in-session", {
      rule: "R-JURY-8",
      detail: "Ce candidat n’est pas inscrit à ce jury.",
    });
  return slot;
}

/**
 * A session with one of its slots changed.
 * @throws DomainError `candidate-not-in-session`.
 */
export function withSlot<Session extends JurySession>(
  session: Session,
  fileId: string,
  change: (slot: Slot) => Slot,
): Session {
  const changed = change(requireSlot(session, fileId));
  return { ...session, slots: session.slots.map((slot) => (slot.fileId === fileId ? changed : slot)) };
}
