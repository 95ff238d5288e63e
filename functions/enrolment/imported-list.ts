import { readCsv, UnreadableCsv } from "../../shared/csv/read-csv.ts";
import type { DomainError } from "../../shared/domain/domain-error.ts";
import { type ImportLine, type LineFault, readImport } from "../../shared/domain/enrolment/import.ts";
import type { ImportColumn } from "../../shared/domain/enrolment/import-columns.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import type { AskedEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { tellFaultsInFrench } from "../../shared/http/french-faults.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { HttpProblem } from "../../shared/http/problem.ts";
import { knownCentres } from "../../shared/store/centres.ts";
import { loadContents } from "../../shared/store/referential.ts";
import { type KnownForTraining, trainingObstacles } from "./begin-training.ts";

// Lines tell faults by the words of schemas.
tellFaultsInFrench();

/** What browsers and clients on Windows, macOS and Linux call a CSV. */
export const csvTypes = [
  "text/csv",
  "application/octet-stream",
  "application/vnd.ms-excel",
  "application/csv",
  "text/comma-separated-values",
  "text/tab-separated-values",
  "text/plain",
] as const;

/** A line, and what the enrolment that it asks for is decided on; without one when it has faults. */
export interface DecidedLine extends ImportLine {
  known: KnownForTraining | undefined;
}

/**
 * R-TRN-1: the lines of a list, with every fault that can be told before anything is written. Two round trips.
 * @throws HttpProblem 400 when the file can't be read; DomainError `import-columns`, `import-empty`, `import-too-long`.
 */
export async function readList(body: Uint8Array, today: CivilDate): Promise<DecidedLine[]> {
  const lines = readImport(rowsOf(body), guidePolicy.importLines);
  const known = await whatIsKnown(lines, today);
  return lines.map((line) => {
    if (line.asked === undefined) return { ...line, known: undefined };
    const about = known(line.asked);
    const faults = trainingObstacles(about).map(({ field, error }) => faultOf(field, error));
    return faults.length === 0
      ? { ...line, known: about }
      : { ...line, faults, asked: undefined, known: undefined };
  });
}

/** The rows of the file that was sent; @throws HttpProblem 400 when it can't be read. */
export function rowsOf(body: Uint8Array): string[][] {
  try {
    return readCsv(body);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    throw invalidRequest([{ in: "body", field: "", message: error.fault }], error.advice);
  }
}

/** What the lines without a fault are decided on: two round trips for a hundred of them. */
async function whatIsKnown(
  lines: readonly ImportLine[],
  today: CivilDate,
): Promise<(asked: AskedEnrolment) => KnownForTraining> {
  const asked = lines.flatMap((line) => line.asked ?? []);
  const [{ versions }, centres] = await Promise.all([
    loadContents(),
    knownCentres(asked.map(({ centreId }) => centreId)),
  ]);
  return (one) => ({
    inForce: certificationInForce(versions, one.certification, today),
    centreKnown: centres.has(one.centreId),
  });
}

/** A company's own enrolment of the same person stands in the way of a line. */
export function alreadyEnrolled({ detail }: Pick<DomainError, "detail">): LineFault {
  return { column: "email", message: detail };
}

const columnOfField: Readonly<Record<keyof AskedEnrolment, ImportColumn>> = {
  certification: "certification",
  candidate: "email",
  centreId: "centre",
  status: "statut",
};

function faultOf(field: keyof AskedEnrolment, error: HttpProblem | DomainError): LineFault {
  return {
    column: columnOfField[field],
    message: (error instanceof HttpProblem ? error.refusal.detail : error.detail) ?? "À corriger.",
  };
}
