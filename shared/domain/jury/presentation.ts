import { DomainError } from "../domain-error.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { JurySession } from "./session.ts";

/**
 * R-DAY-6: the slides of an appearance are handed in, taken back or replaced from the convocation until the eve of the session, and
 * stay with a candidate who is moved to another one.
 * @throws DomainError `not-convened`, `no-slides`, `presentation-too-late`.
 */
export function assertPresentable(
  file: Pick<CandidateFile, "state">,
  session: Pick<JurySession, "state" | "format" | "date"> | undefined,
  today: CivilDate,
): void {
  if (file.state !== "scheduled" || session === undefined || session.state === "planned")
    throw refusal("not-convened", "Une présentation se dépose une fois reçue la convocation devant le jury.");
  if (session.format !== "presentation")
    throw refusal("no-slides", "Ce jury est un entretien, sans présentation\u00a0: il n’y a rien à déposer.");
  if (today >= session.date)
    throw refusal(
      "presentation-too-late",
      "La présentation se dépose au plus tard la veille du jury\u00a0: apportez-la avec vous, et prévenez l’OEMM.",
    );
}

function refusal(code: ProblemCode, detail: string): DomainError {
  return new DomainError(code, { rule: "R-DAY-6", detail });
}
