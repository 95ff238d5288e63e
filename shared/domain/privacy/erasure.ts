import * as z from "zod";
import { candidate } from "../enrolment/candidate.ts";
import { evidenceId, fileId, personId, sessionId } from "../ids.ts";
import type { JurySession } from "../jury/session.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { type DecisionSheet, decisionSheet } from "../validation/decision-sheet.ts";

/** More sessions than a file is ever put on. */
const mostSessions = 1000;

/** R-RGPD-2: what is known of a file while it is erased: what its erasure still has to find. */
export const erasure = z.strictObject({
  fileId,
  personId,
  email: z.string(),
  /** The sessions that were to hear it. */
  sessionIds: z.array(sessionId).max(mostSessions),
  begunAt: instant,
});
/** An erasure under way, see {@link erasure}. */
export type Erasure = z.infer<typeof erasure>;

/**
 * R-RGPD-2: what was erased, as it is written beside the table: a table that is restored lacks it, and has it erased anew
 * before it serves.
 */
export const erased = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("file"), fileId, on: civilDate }),
  z.strictObject({ what: z.literal("evidence"), fileId, on: civilDate, pieces: z.array(evidenceId) }),
]);
/** What was erased, see {@link erased}. */
export type Erased = z.infer<typeof erased>;

/** R-RGPD-2: what the register keeps of a decision sheet whose file is erased: whose it is, and each domain's result. */
export const registeredDecision = decisionSheet
  .pick({
    id: true,
    number: true,
    fileId: true,
    certification: true,
    referentialVersion: true,
    sessionId: true,
    decidedOn: true,
    results: true,
    validation: true,
    signedAt: true,
    corrects: true,
  })
  .extend({ candidate: candidate.pick({ personId: true, civilStatus: true }) });
/** A decision of the register, see {@link registeredDecision}. */
export type RegisteredDecision = z.infer<typeof registeredDecision>;

/** How a candidate whose file was erased is called where others of their session are still told of. */
const erasedCandidate = {
  personId: "erased",
  civilStatus: { firstNames: "Dossier effacé" },
  email: "",
};

/** R-RGPD-2: a session as it is once a file is erased that it was to hear: nothing in it tells whose it was. */
export function withoutCandidate<Session extends JurySession>(session: Session, fileId: string): Session {
  const slots = session.slots.map((slot) => {
    if (slot.fileId !== fileId) return slot;
    if (slot.outcome?.kind !== "decided") return { ...slot, candidate: erasedCandidate };
    // What the jury found of each domain is in the register; a recommendation is the candidate's alone.
    const { recommendation: _, ...outcome } = slot.outcome;
    return { ...slot, candidate: erasedCandidate, outcome };
  });
  return { ...session, slots };
}

/** R-RGPD-2: what the register keeps of a sheet. */
export function toRegister(sheet: DecisionSheet): RegisteredDecision {
  const { candidate, recommendation: _, chair: __, acquiredBefore: ___, validity: ____, ...kept } = sheet;
  const { personId, civilStatus } = candidate;
  return { ...kept, candidate: { personId, civilStatus } };
}
