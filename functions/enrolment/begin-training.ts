import type * as z from "zod";
import { acceptanceAsked } from "../../events/acceptance.ts";
import { enrolmentBegun } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import type { DomainError } from "../../shared/domain/domain-error.ts";
import type { VersionSummary } from "../../shared/domain/referential/certification.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { AskedEnrolment, paperEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { beginEnrolment } from "../../shared/domain/training/enrolment.ts";
import type { TrainingFileIn } from "../../shared/domain/training/file.ts";
import { type HttpProblem, notFound } from "../../shared/http/problem.ts";
import { withoutVersion } from "../referential/without-version.ts";

/** What the beginning of an enrolment is decided on. */
export interface KnownForTraining {
  inForce: VersionSummary | undefined;
  centreKnown: boolean;
}

/** A reason to refuse an enrolment before anything is written, and the field that it is about. */
interface Obstacle {
  field: keyof AskedEnrolment;
  error: HttpProblem | DomainError;
}

/**
 * Every reason to refuse the beginning of an enrolment (R-TRN-1, R-REF-3). R-PER-3: what is known of the employee is none:
 * a company learns nothing by typing an address.
 */
export function trainingObstacles({ inForce, centreKnown }: KnownForTraining): Obstacle[] {
  return [
    ...(inForce === undefined ? [{ field: "certification" as const, error: withoutVersion() }] : []),
    ...(centreKnown ? [] : [{ field: "centreId" as const, error: notFound("Ce centre n’existe pas.") }]),
  ];
}

/** What the beginning of an enrolment is given: identifiers, and the code that is sent to the employee. */
export interface BegunWith {
  id: string;
  personId: string;
  code: string;
  now: Instant;
}

/**
 * R-TRN-1: the draft of an employee's enrolment, and its fact, alike for one enrolment and for an imported list.
 * @throws the error of the first obstacle.
 */
export function beginTraining(
  { certification, candidate, centreId, status }: z.output<typeof paperEnrolment>,
  companyId: string,
  known: KnownForTraining,
  begun: BegunWith,
  said: { motive?: string } = {},
): { file: TrainingFileIn<"draft">; facts: NewFact[] } {
  const [obstacle] = trainingObstacles(known);
  if (obstacle !== undefined) throw obstacle.error;
  if (known.inForce === undefined) throw new Error("a certification without a version passed its check");
  const file = beginEnrolment(
    {
      id: begun.id,
      certification,
      referentialVersion: known.inForce.version,
      // R-PER-3: the file of no person yet: accepting binds it to one.
      candidate: { ...candidate, companyId, personId: begun.personId },
      companyId,
      centreId,
      status,
    },
    { code: begun.code },
    begun.now,
  );
  const facts = [
    enrolmentBegun.of(file.id, { certification, companyId, centreId, ...said }),
    acceptanceAsked.of(file.id, {}),
  ];
  return { file, facts };
}
