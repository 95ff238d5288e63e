import type { CandidateFile } from "../enrolment/file.ts";
import { type JurySession, slotOfFile } from "../jury/session.ts";
import type { Actor } from "./actor.ts";

/** What links a person to a candidate's file (docs/rules.md, section 1). */
export type FileRelation = "oemm" | "owner" | "company" | "evaluator" | "chosen-centre" | "sitting-member";
/** What links a person to a jury session. */
export type SessionRelation = "oemm" | "sitting-member";

/** Whether a person of a role opens the file that is their own; the others speak with another voice (decision 8). */
export function opensOwnFile(role: Actor["role"]): boolean {
  return role === "candidate" || role === "company";
}

/**
 * The relation of an actor to a file, or undefined when the file does not exist for them. A jury member sees
 * it from the convocation to the end of the session that hears it (R-JURY-7).
 */
export function relationToFile(
  actor: Actor,
  file: CandidateFile,
  session: JurySession | undefined,
): FileRelation | undefined {
  switch (actor.role) {
    case "oemm":
      return "oemm";
    case "candidate":
      return personalRelation(actor, file);
    case "company":
      if (file.path === "training" && file.companyId === actor.partyId) return "company";
      return personalRelation(actor, file);
    case "centre":
      return actor.partyId !== undefined && centresOf(file).includes(actor.partyId)
        ? "chosen-centre"
        : undefined;
    case "jury-member": {
      const hears =
        session !== undefined &&
        (session.state === "convened" || session.state === "opened") &&
        slotOfFile(session, file.id) !== undefined;
      return hears && relationToSession(actor, session) !== undefined ? "sitting-member" : undefined;
    }
    default:
      return undefined;
  }
}

/** The relation of an actor to a session; its members know of it once they are convened (R-JURY-6). */
export function relationToSession(actor: Actor, session: JurySession): SessionRelation | undefined {
  if (actor.role === "oemm") return "oemm";
  const sits = session.members.some((member) => member.id === actor.partyId);
  return actor.role === "jury-member" && sits && session.state !== "planned" ? "sitting-member" : undefined;
}

/**
 * What a person is to a file by themselves: being invited by a company takes no own file away. R-VAE-5: not so for
 * centres and OEMM, whose accounts never write a candidate's answers.
 */
function personalRelation(actor: Actor, file: CandidateFile): "owner" | "evaluator" | undefined {
  if (file.candidate.account === actor.account) return "owner";
  return evaluates(actor, file) ? "evaluator" : undefined;
}

/** R-TRN-9: an evaluator sees the candidates that they were named for. */
function evaluates(actor: Actor, file: CandidateFile): boolean {
  return file.path === "training" && file.evaluators.some(({ account }) => account === actor.account);
}

/** The centres that follow a candidate: the chosen one, and those that deliver a module (R-TRN-7). */
export function centresOf(file: CandidateFile): string[] {
  const chosen = file.centreId === undefined ? [] : [file.centreId];
  const delivering =
    file.path === "training" ? (file.individualPath?.modules ?? []).map(({ centreId }) => centreId) : [];
  return [...new Set([...chosen, ...delivering])];
}
