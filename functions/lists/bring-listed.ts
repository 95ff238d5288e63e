import type { ListedItem } from "../../shared/messaging/item-changed.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { writtenWithin } from "../../shared/store/entries-settle.ts";
import { bringEntries } from "../../shared/store/list-entries.ts";
import { storageLimits } from "../../shared/store/storage-limits.ts";
import { commit } from "../../shared/store/transaction.ts";
import { readListed } from "./listed-things.ts";

/** Writes of a transaction beside the condition that what they were made of is unchanged. */
const together = storageLimits.items - 1;

/**
 * Brings the entries of something to what it is now; those of a file's person too, where an address of theirs may be another.
 * Two round trips and a transaction, three and one more for a person. Gives how many entries were written or deleted.
 */
export async function bringListed(item: ListedItem): Promise<number> {
  const { people, written } = await decideAgain(async () => {
    // A place in the order of changes is a moment: it is taken then, or another one is.
    const abandoned = AbortSignal.timeout(writtenWithin * 1000);
    const { thing, unchanged } = await readListed(item);
    const { writes, held, found } = await bringEntries(item, thing, systemRuntime.now());
    for (let start = 0; start < writes.length; start += together)
      await commit([unchanged, ...writes.slice(start, start + together)], abandoned);
    const [before] = held.flatMap(({ personId }) => personId ?? []);
    const isSame = before === thing?.personId && !found;
    const ids = isSame ? [] : [...new Set([before, thing?.personId])].filter((id) => id !== undefined);
    return { people: ids, written: writes.length };
  });
  let others = 0;
  for (const id of people) others += await bringListed({ kind: "person", id });
  return written + others;
}
