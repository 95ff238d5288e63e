import { enrolmentBegun } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import type { VersionSummary } from "../../shared/domain/referential/certification.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { AskedEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { beginEnrolment } from "../../shared/domain/training/enrolment.ts";
import type { TrainingFileIn } from "../../shared/domain/training/file.ts";
import { assertNotCertified, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { type HttpProblem, notFound } from "../../shared/http/problem.ts";

/** What the beginning of an enrolment is decided on. */
export interface KnownForTraining {
  inForce: VersionSummary | undefined;
  holdings: Holdings;
  centreKnown: boolean;
}

/** A reason to refuse an enrolment before anything is written, and the field that it is about. */
interface Obstacle {
  field: keyof AskedEnrolment;
  error: HttpProblem | DomainError;
}

/** Every reason to refuse the beginning of an enrolment (R-TRN-1, R-REF-3, R-JURY-13). */
export function trainingObstacles({ inForce, holdings, centreKnown }: KnownForTraining): Obstacle[] {
  const certified = refusalOf(() => assertNotCertified(holdings));
  return [
    ...(inForce === undefined
      ? [
          {
            field: "certification" as const,
            error: notFound("Cette certification n’a pas de référentiel en vigueur."),
          },
        ]
      : []),
    ...(certified === undefined ? [] : [{ field: "candidate" as const, error: certified }]),
    ...(centreKnown ? [] : [{ field: "centreId" as const, error: notFound("Ce centre n’existe pas.") }]),
  ];
}

/**
 * R-TRN-1: the draft of an employee's enrolment, and its fact, alike for one enrolment and for an imported list.
 * @throws the error of the first obstacle.
 */
export function beginTraining(
  { certification, candidate, centreId, status }: AskedEnrolment,
  companyId: string,
  known: KnownForTraining,
  begun: { id: string; now: Instant },
): { file: TrainingFileIn<"draft">; facts: NewFact[] } {
  const [obstacle] = trainingObstacles(known);
  if (obstacle !== undefined) throw obstacle.error;
  if (known.inForce === undefined) throw new Error("a certification without a version passed its check");
  const file = beginEnrolment(
    {
      id: begun.id,
      certification,
      referentialVersion: known.inForce.version,
      candidate: { ...candidate, companyId, account: accountOfEmail(candidate.email) },
      companyId,
      centreId,
      status,
    },
    begun.now,
  );
  return { file, facts: [enrolmentBegun.of(file.id, { certification, companyId, centreId })] };
}

function refusalOf(check: () => void): DomainError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
