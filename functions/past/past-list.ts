import {
  type PastFault,
  type PastLine,
  type ReadPast,
  readPast,
} from "../../shared/domain/past/read-past.ts";
import { byPerson } from "../../shared/domain/past/same-person.ts";
import { pastObstacles, versionOfPast } from "../../shared/domain/past/take-over.ts";
import { policyOn } from "../../shared/domain/policy/branch-series.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { Certification, CertificationCode } from "../../shared/domain/referential/certification.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { type Holdings, noHoldings } from "../../shared/domain/validation/holdings.ts";
import { loadBranchSeries } from "../../shared/store/branch-series.ts";
import { knownNumbers, type TakenNumber } from "../../shared/store/past.ts";
import { loadContents, readVersions } from "../../shared/store/referential.ts";
import { rowsOf } from "../enrolment/imported-list.ts";

/** A line that may be taken over, and what it is decided on; without a version when it has faults. */
export interface PastLineKnown extends ReadPast {
  asked: NonNullable<ReadPast["asked"]>;
  version: Certification | undefined;
  /** What was taken over under its number already. */
  known: TakenNumber | undefined;
  /** R-LAW-1: as it was in force on the day of the decision. */
  policy: Policy;
}

/** R-OEMM-3: a list, in the order of its lines: those with faults, and the others by person. */
export interface PastList {
  faulty: PastLine[];
  persons: PastLineKnown[][];
}

/**
 * R-OEMM-3: the decisions of a list, with what each is decided on. Three round trips.
 * @throws HttpProblem 400 when the file can't be read; DomainError `import-columns`, `import-empty`, `import-too-long`.
 */
export async function readPastList(body: Uint8Array): Promise<PastList> {
  const lines = readPast(rowsOf(body), guidePolicy.importLines);
  const asked = lines.flatMap((line) => (line.asked === undefined ? [] : [{ ...line, asked: line.asked }]));
  const [{ versions }, { decisions }, numbers] = await Promise.all([
    loadContents(),
    loadBranchSeries(),
    knownNumbers(asked.map((line) => line.asked.number)),
  ]);
  const found = asked.map((line) => versionOfPast(versions, line.asked));
  const read = await readVersions(found.flatMap((one) => (one === undefined ? [] : [one])));
  const versionOf = (name: { code: string; version: string } | undefined) =>
    read.find((one) => one !== undefined && one.code === name?.code && one.version === name.version);
  const known = asked.map((line, index) => ({
    ...line,
    version: versionOf(found[index]),
    known: numbers.get(line.asked.number),
    policy: policyOn(decisions, line.asked.decidedOn, guidePolicy),
  }));
  return {
    faulty: lines.flatMap(({ asked, faults, ...line }) =>
      asked === undefined ? [{ ...line, faults: [...faults] }] : [],
    ),
    persons: byPerson(known, (line) => line.asked.person),
  };
}

/** What the person of some lines holds, line after line, by certification. */
export function heldByPerson(personId: string) {
  const held = new Map<CertificationCode, Holdings>();
  return {
    of: (certification: CertificationCode) => held.get(certification) ?? noHoldings(personId, certification),
    keep: (now: Holdings) => held.set(now.certification, { ...now, version: now.version + 1 }),
    /** As they are stored. */
    find: (stored: Holdings) => held.set(stored.certification, stored),
  };
}

/** R-OEMM-3: why a line is not taken over, as far as it can be told before anything is written. */
export function faultsOfPast(
  { asked, version, known }: PastLineKnown,
  held: Holdings,
  today: CivilDate,
): PastFault[] {
  if (known !== undefined) return [numberKnown];
  if (version === undefined)
    return [{ column: "certification", message: "Aucune version de cette certification n’est publiée." }];
  return pastObstacles(asked, { version, held, today });
}

/** What stands in the way of a line that was taken over already. */
export const numberKnown: PastFault = { column: "numero", message: "Ce numéro est déjà repris." };
