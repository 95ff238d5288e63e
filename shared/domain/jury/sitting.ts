import { DomainError, type FieldFault } from "../domain-error.ts";
import { assertAllowed, transition } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { type JuryMember, type JurySide, sideLabels } from "./member.ts";
import type { JuryDecision, JuryOutcome } from "./outcome.ts";
import {
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

function memberOf(session: JurySession, memberId: string): JuryMember | undefined {
  return session.members.find((member) => member.id === memberId);
}

/**
 * R-JURY-3, R-JURY-9: opens a session on its day: names the chair, on the side whose turn it is, and those
 * present. Gives the side that chairs too, for the next session's turn.
 * @throws DomainError `session-not-today`, `not-a-member`, `chair-side`, `quorum`.
 */
export function openSession(
  session: JurySession,
  opening: { chair: string; present: readonly string[] },
  previousChairSide: JurySide | undefined,
  today: CivilDate,
): { session: JurySessionIn<"opened">; side: JurySide } {
  const opened = transition(jurySessionMachine, session, "open", (convened) => {
    if (today < convened.date)
      throw new DomainError("session-not-today", {
        rule: "R-JURY-3",
        detail: `Le jury se tient le ${convened.date} : il ne peut pas être ouvert avant.`,
      });
    const strangers: FieldFault[] = [opening.chair, ...opening.present]
      .filter((id) => memberOf(convened, id) === undefined)
      .map((id) => ({
        path: id === opening.chair ? "chair" : "present",
        message: `${id} ne siège pas à ce jury.`,
      }));
    const chair = memberOf(convened, opening.chair);
    if (chair === undefined || strangers.length > 0)
      throw new DomainError("not-a-member", {
        rule: "R-JURY-3",
        kind: "input",
        detail: "Seuls les membres convoqués siègent.",
        fields: strangers,
      });
    const turn = chairSideAfter(previousChairSide);
    if (turn !== undefined && chair.side !== turn)
      throw new DomainError("chair-side", {
        rule: "R-JURY-3",
        detail:
          "La présidence alterne d’un jury à l’autre : elle revient cette fois à un représentant des " +
          `${sideLabels[turn]}.`,
        fields: [{ path: "chair", message: "Ce membre est du collège qui présidait le jury précédent." }],
      });
    const next: JurySessionIn<"opened"> = {
      ...convened,
      state: "opened",
      chair: opening.chair,
      present: [...new Set(opening.present)],
    };
    checkQuorum(next);
    return next;
  });
  return { session: opened, side: chairOf(opened).side };
}

/** The member who chairs an opened session. */
export function chairOf(session: JurySessionIn<"opened">): JuryMember {
  const chair = memberOf(session, session.chair);
  if (chair === undefined) throw new Error(`the chair of ${session.id} is not one of its members`);
  return chair;
}

/** R-JURY-9: the chair and at least one member of each side are present. */
function checkQuorum(session: JurySessionIn<"opened">): void {
  const sides = new Set(session.present.map((id) => memberOf(session, id)?.side));
  if (session.present.includes(session.chair) && sides.has("employer") && sides.has("employee")) return;
  throw new DomainError("quorum", {
    rule: "R-JURY-9",
    detail: "Le jury délibère en présence de son président et d’au moins un membre de chaque collège.",
    fields: [{ path: "present", message: "Quorum non atteint." }],
  });
}

/** R-JURY-7: a member marks a candidate's file as examined; doing it again changes nothing. */
export function markExamined(session: JurySession, fileId: string, memberId: string): JurySession {
  assertAllowed(jurySessionMachine, session, "examine");
  return withSlot(session, fileId, (slot) =>
    slot.examinedBy.includes(memberId) ? slot : { ...slot, examinedBy: [...slot.examinedBy, memberId] },
  );
}

/**
 * R-JURY-8, R-JURY-9: records an outcome, which stays a draft until the chair signs it.
 * @throws DomainError `outcome-signed`, `domains-mismatch`, `recommendation-missing`, `quorum`.
 */
export function recordOutcome(session: JurySession, fileId: string, outcome: JuryOutcome): JurySession {
  assertAllowed(jurySessionMachine, session, "record-outcome");
  checkQuorum(session);
  return withSlot(session, fileId, (slot) => {
    assertUnsigned(slot);
    if (outcome.kind === "decided") checkDecision(outcome, slot.domains);
    return { ...slot, outcome };
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
        message: "Ce domaine est présenté : une décision est attendue.",
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
 * R-JURY-12: the chair signs what was recorded; from then on it can't be changed.
 * @throws DomainError `outcome-missing`, `outcome-signed`.
 */
export function signOutcome(
  session: JurySession,
  fileId: string,
  signature: { signedAt: Instant; sheetId: string },
): { session: JurySessionIn<"opened">; outcome: JuryOutcome } {
  assertAllowed(jurySessionMachine, session, "sign");
  const { outcome } = requireSlot(session, fileId);
  if (outcome === undefined)
    throw new DomainError("outcome-missing", {
      rule: "R-JURY-12",
      detail: "Aucun résultat n’est enregistré pour ce candidat.",
    });
  const signed = withSlot(session, fileId, (slot) => {
    assertUnsigned(slot);
    const { signedAt, sheetId } = signature;
    return { ...slot, signature: outcome.kind === "decided" ? { signedAt, sheetId } : { signedAt } };
  });
  return { session: signed, outcome };
}

/** R-JURY-12: closes a session once every candidate's outcome is signed: members lose their access to the files. */
export function closeSession(session: JurySession): JurySessionIn<"closed"> {
  return transition(jurySessionMachine, session, "close", (opened) => {
    const fields = opened.slots
      .filter((slot) => slot.signature === undefined)
      .map((slot) => ({ path: `slots.${slot.fileId}`, message: "Résultat non signé." }));
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
  if (slot.signature !== undefined)
    throw new DomainError("outcome-signed", {
      rule: "R-JURY-12",
      detail: "Ce résultat est signé : il ne peut plus être modifié.",
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

function withSlot<Session extends JurySession>(
  session: Session,
  fileId: string,
  change: (slot: Slot) => Slot,
): Session {
  const changed = change(requireSlot(session, fileId));
  return { ...session, slots: session.slots.map((slot) => (slot.fileId === fileId ? changed : slot)) };
}
