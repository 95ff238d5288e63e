import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { type Subject, sealEntries } from "../../shared/domain/trail/chain.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import {
  historyPartition,
  readingsPartition,
  sealsPartition,
  trailHeadKey,
} from "../../shared/store/keys.ts";
import { appendSeals, entryOf, sealEntity, trailHeadEntity } from "../../shared/store/seals.ts";
import { storageLimits } from "../../shared/store/storage-limits.ts";
import { readOne, readPartition } from "../../shared/store/table.ts";
import { commit } from "../../shared/store/transaction.ts";
import { subjectsOfTrails } from "./trail-subjects.ts";

/**
 * R-RGPD-3: seals, once, what was recorded before there were seals, in its order within the trail of its subject; what was
 * recorded after `before` is left to be sealed by the function that follows the table. Stopped anywhere, it goes on when it is
 * run again. Gives how many entries it sealed.
 */
export async function sealFormer(before: Instant, now: Instant): Promise<number> {
  let sealed = 0;
  for (const about of await subjectsOfTrails())
    for (let some = -1; some !== 0; sealed += some)
      some = await decideAgain(() => sealSome(about, before, now));
  return sealed;
}

/** Seals as many as a transaction takes; gives how many. */
async function sealSome(about: Subject, before: Instant, now: Instant): Promise<number> {
  const [facts, readings, seals, head] = await Promise.all([
    readPartition(historyPartition(about)),
    readPartition(readingsPartition(about)),
    readPartition(sealsPartition(about)),
    readOne(trailHeadKey(about)),
  ]);
  const sealed = new Set(sealEntity.among(seals).map(({ entryId }) => entryId));
  const [first, ...others] = [...facts, ...readings]
    .map((item) => entryOf(item).entry)
    .filter(({ id, at }) => !sealed.has(id) && Date.parse(at) < Date.parse(before))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, storageLimits.items - 1);
  if (first === undefined) return 0;
  const held = trailHeadEntity.find(head);
  const next = sealEntries(about, held, [first, ...others], now, { former: true });
  await commit(appendSeals(held, next.seals, next.head));
  return next.seals.length;
}
