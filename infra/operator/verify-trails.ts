import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import type { Anchor } from "../../shared/domain/trail/anchor.ts";
import { canonicalDigest } from "../../shared/domain/trail/canonical-digest.ts";
import { type Subject, type TrailFault, verifyTrail } from "../../shared/domain/trail/chain.ts";
import { anchoredDays, readAnchor } from "../../shared/objects/anchors.ts";
import type { Chronicle } from "../../shared/store/chronicle.ts";
import { history } from "../../shared/store/facts.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import {
  detailsPartition,
  historyPartition,
  readersPartition,
  readingsPartition,
  sealsPartition,
  trailHeadKey,
} from "../../shared/store/keys.ts";
import { readings } from "../../shared/store/readings.ts";
import { entryOf, sealEntity, trailHeadEntity } from "../../shared/store/seals.ts";
import { readOne, readPartition } from "../../shared/store/table.ts";
import { nameOf, subjectsOfTrails } from "./trail-subjects.ts";

/** What is wrong, and in the trail of what. */
export type Fault = TrailFault & { about: string };

/** Days whose anchors are of what a restoration undid: from that of its moment, to the one before the cut-over, where there was one. */
export interface UndoneDays {
  from: CivilDate;
  before?: CivilDate;
}

/**
 * R-RGPD-3: what was removed, altered, reordered or added since it was sealed, in the trail of `only` or in all; what was
 * recorded after `sealedBefore` may not be sealed yet. Details that were erased are no fault: those that stand must be what
 * their entry commits to. Of a table that was restored, anchors of the days that are undone say more than it holds: they are looked at as
 * links between the others alone.
 */
export async function verifyTrails(
  sealedBefore: Instant,
  only?: Subject,
  undone?: UndoneDays,
): Promise<{ trails: number; anchors: number; faults: Fault[] }> {
  const all: Anchor[] = [];
  for (const day of await anchoredDays()) all.push(await readAnchor(day));
  const anchors = all.filter(
    ({ day }) =>
      undone === undefined || day < undone.from || (undone.before !== undefined && day >= undone.before),
  );
  const places = Map.groupBy(
    anchors.flatMap(({ trails }) => trails),
    ({ about }) => nameOf(about),
  );
  const subjects = only === undefined ? await everySubject(anchors) : [only];
  const faults = only === undefined ? faultsOfAnchors(all) : [];
  for (const about of subjects) {
    const anchored = places.get(nameOf(about)) ?? [];
    for (const fault of await faultsOf(about, { anchored, sealedBefore }))
      faults.push({ ...fault, about: nameOf(about) });
  }
  return { trails: subjects.length, anchors: anchors.length, faults };
}

async function faultsOf(
  about: Subject,
  told: Pick<Parameters<typeof verifyTrail>[0], "anchored" | "sealedBefore">,
): Promise<TrailFault[]> {
  const [facts, read, seals, details, readers, head] = await Promise.all([
    readPartition(historyPartition(about)),
    readPartition(readingsPartition(about)),
    readPartition(sealsPartition(about)),
    readPartition(detailsPartition(about)),
    readPartition(readersPartition(about)),
    readOne(trailHeadKey(about)),
  ]);
  const entries = [...facts, ...read].map((item) => entryOf(item).entry);
  return [
    ...verifyTrail({
      about,
      entries,
      seals: sealEntity.among(seals),
      head: trailHeadEntity.find(head),
      ...told,
    }),
    ...alteredDetails(history, facts, details),
    ...alteredDetails(readings, read, readers),
  ];
}

function alteredDetails(
  chronicle: Chronicle,
  recorded: readonly StoredItem[],
  details: readonly StoredItem[],
): TrailFault[] {
  const entries = chronicle.entity.among(recorded);
  const committed = new Map(entries.map(({ id, commitment }) => [id, commitment]));
  return details
    .filter(chronicle.details.holds)
    .filter(({ sk, data = {} }) => committed.get(sk) !== canonicalDigest(data))
    .map(({ sk }) => ({ kind: "altered", where: `the details of ${sk}` }));
}

/** An anchor that is missing, or is not the one that the next day's was made after. */
function faultsOfAnchors(anchors: readonly Anchor[]): Fault[] {
  return anchors.flatMap((each, index) => {
    const before = anchors[index - 1];
    const previous = before === undefined ? null : canonicalDigest(before);
    return each.previous === previous
      ? []
      : [{ about: "anchors", kind: "removed" as const, where: `before ${each.day}` }];
  });
}

/** All that a trail is about, in the table or in anchors. */
async function everySubject(anchors: readonly Anchor[]): Promise<Subject[]> {
  const anchored = anchors.flatMap(({ trails }) => trails.map(({ about }) => about));
  return [
    ...new Map([...anchored, ...(await subjectsOfTrails())].map((about) => [nameOf(about), about])).values(),
  ];
}
