import type { NewFact } from "../../events/fact.ts";
import { fileRestored } from "../../events/persons.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { restoreFile } from "../../shared/domain/enrolment/submission.ts";
import { assertNothingRests } from "../../shared/domain/people/join.ts";
import { fileOfPerson, type HeldBefore, type JoinedFile } from "../../shared/domain/people/joining.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveFile } from "../../shared/store/files.ts";
import { saveHoldings } from "../../shared/store/holdings.ts";
import { saveHeldBefore } from "../../shared/store/joinings.ts";
import type { Write } from "../../shared/store/transaction.ts";
import type { Side } from "./certification-side.ts";
import { closeWholeTask } from "./whole-task.ts";
import { writtenOnce } from "./written-once.ts";

/** What a joining kept of a certification. */
export interface Kept {
  before: HeldBefore | undefined;
  /** Files that the joining moved or withdrew, as they are now. */
  files: readonly { told: JoinedFile; file: CandidateFile }[];
}

/**
 * R-PER-4: of a certification, what later decisions rest on is that of two persons again: what each held, the file under
 * way of each, and what the joining withdrew, unless another file is under way since. What the union made whole is OEMM's
 * to grant no more.
 * @throws DomainError `joining-rested-on`.
 */
export async function separateCertification(
  kept: Side,
  joined: Side,
  { before, files }: Kept,
  { today, ...completed }: { today: CivilDate; at: Instant; by: string; note: string },
): Promise<{ writes: Write[]; facts: NewFact[] }> {
  const ids = { kept: kept.holdings.personId, joined: joined.holdings.personId };
  const underWay = kept.underWay?.file;
  const leaving = files.find(({ told, file }) => told.of === "joined" && file.id === underWay?.id);
  const free = { kept: underWay === undefined || leaving !== undefined, joined: leaving === undefined };
  const restored = files.flatMap(({ told: { of, withdrawnIn }, file }) => {
    if (withdrawnIn === undefined || file.state !== "withdrawn" || !free[of]) return [];
    return [{ before: file, after: fileOfPerson(restoreFile(file, withdrawnIn), ids[of]) }];
  });
  const moved = leaving === undefined ? [] : saveFile(leaving.file, fileOfPerson(leaving.file, ids.joined));
  return {
    writes: [
      ...heldAgain(kept, joined, before),
      ...(before === undefined ? [] : await closeWholeTask(before.kept, kept.lastSheet, completed)),
      ...writtenOnce([...moved, ...restored.flatMap(({ before, after }) => saveFile(before, after))]),
      ...changeDeadlines(restored.map(({ after }) => runningDeadline(after, today))),
    ],
    facts: restored.map(({ after }) => fileRestored.of(after.id, {})),
  };
}

function heldAgain(kept: Side, joined: Side, before: HeldBefore | undefined): Write[] {
  if (before === undefined) return [];
  assertNothingRests(kept.holdings, before.kept, before.joined);
  return [
    saveHoldings({ ...before.kept, version: kept.holdings.version }),
    saveHoldings({ ...before.joined, version: joined.holdings.version }),
    saveHeldBefore({ ...before, together: kept.holdings, followed: false }),
  ];
}

/** The deadline of a first appearance, which the withdrawal ended, where there has been none. */
function runningDeadline(file: CandidateFile, today: CivilDate) {
  return file.path === "training" && file.appearedOn === undefined
    ? firstJuryDeadline(file, today)
    : undefined;
}
