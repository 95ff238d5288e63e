import type { Fact, FactSubject } from "../../events/fact.ts";
import { deleteItems } from "../../shared/store/erasures.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { detailsKey, detailsPartition, type Key, readersPartition } from "../../shared/store/keys.ts";
import { readPartition } from "../../shared/store/table.ts";

/**
 * R-RGPD-2: erases what the facts about something say of people, and who read it; the facts and the readings stay, with
 * their commitments.
 */
export async function eraseDetails(about: FactSubject): Promise<void> {
  await deleteItems(await readPartition(detailsPartition(about)));
  await deleteItems(await readPartition(readersPartition(about)));
}

/** Facts of a page. */
const page = 100;

/** R-RGPD-2: erases what those of the facts about something say of people that are chosen. */
export async function eraseDetailsOf(about: FactSubject, chosen: (fact: Fact) => boolean): Promise<void> {
  const keys: Key[] = [];
  for await (const fact of everyEntry((cursor) => readHistory(about, page, cursor)))
    if (chosen(fact)) keys.push(detailsKey(about, fact.id));
  await deleteItems(keys);
}
