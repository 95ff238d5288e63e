import { fileWithdrawn } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import { joinHoldings, withdrawnByJoining } from "../../shared/domain/people/join.ts";
import { fileOfPerson } from "../../shared/domain/people/joining.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { type Holdings, noHoldings } from "../../shared/domain/validation/holdings.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { nothingUnderWay, saveFile, type WholeFile } from "../../shared/store/files.ts";
import { saveHoldings, unchangedHoldings } from "../../shared/store/holdings.ts";
import { saveHeldBefore, saveJoinedFile } from "../../shared/store/joinings.ts";
import type { Write } from "../../shared/store/transaction.ts";
import type { Side } from "./certification-side.ts";
import { openWholeTask } from "./whole-task.ts";
import { writtenOnce } from "./written-once.ts";

/** What joining decides besides the two persons. */
interface Given {
  /** Files that OEMM keeps. */
  keep: readonly string[];
  today: CivilDate;
  now: Instant;
}

/** What joining does to one certification. */
interface Joined {
  writes: Write[];
  facts: NewFact[];
}

/**
 * R-PER-4: of a certification, what later decisions rest on: what the two held is the one's, and so is the file under way
 * that is kept. What follows from it is the work of `follow-joining`.
 */
export async function joinCertification(kept: Side, joined: Side, given: Given): Promise<Joined> {
  const held = joinHeld(kept, joined);
  const files = joinUnderWay(kept, joined, held.certificateNumber !== undefined, given);
  const writes = [...heldWrites(kept.holdings, joined.holdings, held), ...files.writes];
  const lastSheet = held.lastSheetId === kept.lastSheet?.id ? kept.lastSheet : joined.lastSheet;
  const whole = held === kept.holdings ? [] : await openWholeTask(held, lastSheet, given);
  return { writes: [...writes, ...whole], facts: files.facts };
}

/** Nothing was decided on the other: what is held stays. */
function joinHeld(kept: Side, joined: Side): Holdings {
  return joined.holdings.version === 0 ? kept.holdings : joinHoldings(kept, joined);
}

function heldWrites(kept: Holdings, joined: Holdings, held: Holdings): Write[] {
  if (held === kept) return [unchangedHoldings(kept), unchangedHoldings(joined)];
  const { personId, certification, version } = joined;
  return [
    saveHoldings(held),
    saveHoldings({ ...noHoldings(personId, certification), version }),
    saveHeldBefore({ kept, joined, followed: false }),
  ];
}

function joinUnderWay(kept: Side, joined: Side, certified: boolean, { keep, today }: Given): Joined {
  const { personId } = kept.holdings;
  const underWay = [kept.underWay, joined.underWay].filter((file) => file !== undefined);
  const withdrawn = withdrawnByJoining(
    underWay.map(({ file }) => file),
    { keep, certified },
  );
  const changed = underWay.flatMap((contents): Write[] => {
    const { file: before } = contents;
    const after = withdrawn.find(({ before: { id } }) => id === before.id)?.after;
    const of = contents === kept.underWay ? ("kept" as const) : ("joined" as const);
    if (after === undefined && of === "kept") return [];
    const withdrawnIn = after === undefined ? {} : { withdrawnIn: before.state };
    return [
      ...saveFile(before, fileOfPerson(after ?? before, personId)),
      ...changeDeadlines([after === undefined ? undefined : endedDeadline(contents, after, today)]),
      saveJoinedFile(joined.holdings.personId, { fileId: before.id, of, ...withdrawnIn }),
    ];
  });
  const { certification } = joined;
  const candidate = { personId: joined.holdings.personId };
  return {
    writes: [
      ...writtenOnce(changed),
      ...(joined.underWay === undefined ? [nothingUnderWay({ candidate, certification })] : []),
    ],
    facts: withdrawn.map(({ before }) => fileWithdrawn.of(before.id, {})),
  };
}

/** The deadline of a first appearance, which a withdrawal ends while it runs. */
export function endedDeadline({ deadlines }: WholeFile, after: WholeFile["file"], today: CivilDate) {
  const running = deadlines.some(({ kind, state }) => kind === "first-jury" && state === "running");
  return running ? firstJuryDeadline(after, today) : undefined;
}
