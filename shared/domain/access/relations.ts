import type { CandidateFile, FileMain } from "../enrolment/file.ts";
import { type JurySession, slotOfFile } from "../jury/session.ts";
import { evaluatorWho } from "../training/evaluator.ts";
import type { Actor } from "./actor.ts";

/** What may link a person to a candidate's file (docs/rules.md, section 1). */
export const fileRelations = [
  "oemm",
  "owner",
  "company",
  "evaluator",
  "chosen-centre",
  "sitting-member",
] as const;
/** What links a person to a candidate's file, see {@link fileRelations}. */
export type FileRelation = (typeof fileRelations)[number];
/** What may link a person to a jury session. */
export const sessionRelations = ["oemm", "sitting-member"] as const;
/** What links a person to a jury session, see {@link sessionRelations}. */
export type SessionRelation = (typeof sessionRelations)[number];

/**
 * The relation of an actor to a file, or undefined when the file does not exist for them. R-PER-6: in any capacity, a
 * person is to their own file its candidate, and nothing else. A jury member sees a file from the convocation to the
 * end of the session that hears it (R-JURY-7).
 */
export function relationToFile(
  actor: Actor,
  file: CandidateFile,
  session: JurySession | undefined,
): FileRelation | undefined {
  const follows = relationOfFollower(actor, file);
  if (follows !== undefined) return follows;
  switch (actor.role) {
    case "candidate":
    case "company":
      return evaluates(actor, file) ? "evaluator" : undefined;
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

/** The relation to a file of those who read its history, by what the file names; undefined for all others. */
export function relationOfFollower(actor: Actor, file: FileMain): FileRelation | undefined {
  if (file.candidate.personId === actor.personId) return "owner";
  switch (actor.role) {
    case "oemm":
      return "oemm";
    case "company":
      return file.path === "training" && file.companyId === actor.partyId ? "company" : undefined;
    case "centre":
      return actor.partyId !== undefined && centresOf(file).includes(actor.partyId)
        ? "chosen-centre"
        : undefined;
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

/** R-TRN-9, R-PER-6: an evaluator sees the candidates that they were named for, and accepted to evaluate. */
function evaluates(actor: Actor, file: CandidateFile): boolean {
  return file.path === "training" && evaluatorWho(file.evaluators, actor) !== undefined;
}

/** The centres that follow a candidate: the chosen one, and those that deliver a module (R-TRN-7). */
export function centresOf(file: FileMain): string[] {
  const chosen = file.centreId === undefined ? [] : [file.centreId];
  const delivering =
    file.path === "training" ? (file.individualPath?.modules ?? []).map(({ centreId }) => centreId) : [];
  return [...new Set([...chosen, ...delivering])];
}
