import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { ofName } from "../french/of-name.ts";
import { plainDate } from "../french/wording.ts";
import { fileId, memberId, sessionId, sheetId } from "../ids.ts";
import { assertAllowed } from "../state-machine.ts";
import { freeText } from "../text/free-text.ts";
import { type CivilDate, civilDate, dateInParis, type Instant, instant } from "../time/civil-date.ts";
import { type Duration, lastDayAfter } from "../time/period.ts";
import { type DecisionSheet, presentedOn } from "../validation/decision-sheet.ts";
import { type Signers, saysAlready } from "../validation/write-sheet.ts";
import { memberOf } from "./attendance.ts";
import { type JuryMember, sideLabels } from "./member.ts";
import { type JuryOutcome, juryOutcome } from "./outcome.ts";
import { type JurySession, jurySessionMachine, type Slot } from "./session.ts";
import { checkDecision, requireSlot, withSlot } from "./sitting.ts";

/** R-DAY-8: why what was signed was a clerical error; no reason of the decision (R-JURY-12). */
export const explanation = freeText(2000);

/** R-DAY-8: the correction of what was signed of a candidate in a session, as it goes on. */
export const correction = z.strictObject({
  fileId,
  sessionId,
  version: z.int().nonnegative(),
  /** R-DAY-2: the absence was undone once the session was over: what the jury decided may be signed; `chair`: who had signed. */
  undone: z.strictObject({ on: civilDate, chair: memberId }).optional(),
  /** OEMM's reopening, with who signs in place of the chair who can't. */
  reopened: z.strictObject({ on: civilDate, standIn: memberId.optional() }).optional(),
  /** What was signed and waits for its countersignature; `id`: of the sheet that it makes. */
  proposed: z
    .strictObject({ id: sheetId, outcome: juryOutcome, explanation, by: memberId, at: instant })
    .optional(),
});
/** A correction as it goes on, see {@link correction}. */
export type Correction = z.infer<typeof correction>;

/** No correction yet. */
export function noCorrection(fileId: string, sessionId: string): Correction {
  return { fileId, sessionId, version: 0 };
}

/** What a correction starts from: `sheet`, the last one of the candidate in this session, where there is one. */
export interface Correctable {
  session: JurySession;
  slot: Slot;
  sheet: DecisionSheet | undefined;
  correction: Correction;
}

/** Who may sign a correction, who countersign it, and the last day to. */
export interface CorrectionTerms {
  /** Who signed as the chair. */
  chair: JuryMember;
  signer: JuryMember;
  /** Whether the one who signs does so in place of the chair. */
  standIn: boolean;
  countersigners: JuryMember[];
  lastDay: CivilDate;
  presented: readonly string[];
}

/**
 * R-DAY-8: on which terms what was signed is corrected: by the chair who signed, or the present member of the same side whom
 * OEMM named in their place; countersigned by a member of the other side who was present, and does not know the candidate
 * (R-DAY-11); within the period from the signature, from the undoing of an absence (R-DAY-2) or from OEMM's reopening.
 * @throws DomainError `nothing-to-correct`.
 */
export function correctionTerms(
  { session, slot, sheet, correction: { undone, reopened } }: Correctable,
  period: Duration<"day">,
): CorrectionTerms {
  assertAllowed(jurySessionMachine, session, "correct");
  const decided = sheet !== undefined && sheet.absence === undefined ? sheet : undefined;
  const chair = memberOf(session, decided?.chair.memberId ?? undone?.chair ?? "");
  const signer = reopened?.standIn === undefined ? chair : memberOf(session, reopened.standIn);
  if (chair === undefined || signer === undefined) throw nothingToCorrect();
  const since = [decided && dateInParis(decided.signedAt), undone?.on, reopened?.on];
  const known = (session.steppedBack ?? []).filter((said) => said.fileId === slot.fileId);
  return {
    chair,
    signer,
    standIn: reopened?.standIn !== undefined,
    countersigners: session.members.filter(
      ({ id, side }) =>
        side !== signer.side &&
        session.attended.includes(id) &&
        !known.some(({ memberId }) => memberId === id),
    ),
    lastDay: lastDayAfter(
      since
        .filter((day) => day !== undefined)
        .sort()
        .at(-1) ?? session.date,
      period,
    ),
    presented: decided === undefined ? slot.domains : presentedOn(decided),
  };
}

/** R-DAY-8: whether a member sees the sheet again to correct it: those who may sign or countersign. */
export function mayCorrect({ signer, countersigners }: CorrectionTerms, memberId: string): boolean {
  return [signer, ...countersigners].some(({ id }) => id === memberId);
}

/**
 * R-DAY-8: the one who signs a correction says what is right and why the first was a clerical error; it waits for its
 * countersignature. Said again, it replaces what waited.
 * @throws DomainError `not-the-signer`, `correction-late`, `nothing-corrected`, `domains-mismatch`, `recommendation-missing`.
 */
export function proposeCorrection(
  from: Correctable,
  said: { id: string; outcome: JuryOutcome; explanation: string; at: Instant },
  by: { memberId: string },
  { today, period }: { today: CivilDate; period: Duration<"day"> },
): Correction {
  const terms = correctionTerms(from, period);
  if (by.memberId !== terms.signer.id)
    throw new DomainError("not-the-signer", {
      rule: "R-DAY-8",
      kind: "actor",
      detail: `C’est à ${terms.signer.name} de signer cette rectification.`,
    });
  assertInTime(terms, today);
  const { sheet } = from;
  // R-DAY-2: an absence is made excused, and undone, by OEMM; after that the jury only decides.
  const nothing = sheet === undefined ? said.outcome.kind !== "decided" : saysAlready(sheet, said.outcome);
  if (nothing)
    throw new DomainError("nothing-corrected", {
      rule: "R-DAY-8",
      kind: "input",
      detail: "Cette rectification ne change rien à ce qui est signé.",
      fields: [{ path: "outcome", message: "La fiche dit déjà ce résultat\u00a0; un autre est attendu." }],
    });
  if (said.outcome.kind === "decided") checkDecision(said.outcome, terms.presented);
  return { ...from.correction, proposed: { ...said, by: by.memberId } };
}

/** A correction that was countersigned: what it says, by whom, and what is left of what went on. */
export interface Countersigned {
  id: string;
  outcome: JuryOutcome;
  chair: JuryMember;
  /** Who signed it: the chair, or who does so in their place. */
  signer: JuryMember;
  signers: Required<Pick<Signers, "countersigner">> & Signers;
  correction: Correction;
}

/**
 * R-DAY-8: a member of the other side countersigns the correction that they read, which takes effect by it.
 * @throws DomainError `correction-changed` where another one waits, or none; `not-a-countersigner`, `correction-late`.
 */
export function countersignCorrection(
  from: Correctable,
  read: { correctionId: string },
  by: { memberId: string },
  { today, period }: { today: CivilDate; period: Duration<"day"> },
): Countersigned {
  const terms = correctionTerms(from, period);
  const countersigner = terms.countersigners.find(({ id }) => id === by.memberId);
  if (countersigner === undefined)
    throw new DomainError("not-a-countersigner", {
      rule: "R-DAY-8",
      kind: "actor",
      detail: "Seul un membre de l’autre collège, présent lors de la séance, peut contresigner.",
    });
  const { proposed, reopened: _, undone: __, ...left } = from.correction;
  if (proposed === undefined || proposed.id !== read.correctionId || proposed.by !== terms.signer.id)
    throw new DomainError("correction-changed", {
      rule: "R-DAY-8",
      detail: "Cette rectification n’attend pas, ou plus, de contreseing\u00a0: relisez-la.",
    });
  assertInTime(terms, today);
  const named = ({ id: memberId, name }: JuryMember) => ({ memberId, name });
  return {
    id: proposed.id,
    outcome: proposed.outcome,
    chair: terms.chair,
    signer: terms.signer,
    signers: {
      countersigner: named(countersigner),
      ...(terms.standIn ? { standIn: named(terms.signer) } : {}),
    },
    correction: left,
  };
}

/**
 * R-DAY-8: OEMM reopens what was signed to correction, for the same period again, and names who signs where the chair can't:
 * another member of that side who was present.
 * @throws DomainError `nothing-to-correct`, `stand-in`.
 */
export function reopenCorrection(
  from: Correctable,
  { on, standIn }: { on: CivilDate; standIn?: string | undefined },
): Correction {
  const { reopened: _, proposed: __, ...asSigned } = from.correction;
  const { session } = from;
  assertAllowed(jurySessionMachine, session, "correct");
  const { signer } = correctionTerms({ ...from, correction: asSigned }, { count: 0, unit: "day" });
  const named = standIn === undefined ? signer : memberOf(session, standIn);
  if (named?.side !== signer.side || !session.attended.includes(named.id) || standIn === signer.id)
    throw new DomainError("stand-in", {
      rule: "R-DAY-8",
      kind: "input",
      detail: `Seul un autre représentant des ${sideLabels[signer.side]}, présent lors de la séance, peut signer à la place ${ofName(signer.name)}.`,
      fields: [
        {
          path: "standIn",
          message: "Un autre membre du même collège, présent lors de la séance, est attendu.",
        },
      ],
    });
  return { ...asSigned, reopened: { on, ...(standIn === undefined ? {} : { standIn }) } };
}

/**
 * R-DAY-2: OEMM undid the absence of a candidate once their session, as it was before, was over: what the jury decided may be
 * signed from that day on.
 */
export function openLateDecision(
  before: Correction,
  session: JurySession,
  fileId: string,
  on: CivilDate,
): Correction {
  assertAllowed(jurySessionMachine, session, "correct-absence");
  const chair = requireSlot(session, fileId).signature?.chair ?? session.chair;
  return { ...before, undone: { on, chair } };
}

/** R-DAY-8: a session once a correction of what it signed of a candidate is: its sheet is the one that counts. */
export function withCorrected(
  session: JurySession,
  fileId: string,
  outcome: JuryOutcome,
  signature: Required<NonNullable<Slot["signature"]>>,
): JurySession {
  assertAllowed(jurySessionMachine, session, "correct");
  return withSlot(session, fileId, (slot) => ({ ...slot, outcome, signature }));
}

function assertInTime({ lastDay }: CorrectionTerms, today: CivilDate): void {
  if (today <= lastDay) return;
  throw new DomainError("correction-late", {
    rule: "R-DAY-8",
    detail: `Cette fiche pouvait être rectifiée jusqu’au ${plainDate(lastDay)}\u00a0: demandez à l’OEMM d’en rouvrir la rectification.`,
  });
}

function nothingToCorrect(): DomainError {
  return new DomainError("nothing-to-correct", {
    rule: "R-DAY-8",
    detail: "Aucune décision signée de ce candidat n’est à rectifier dans ce jury.",
  });
}
