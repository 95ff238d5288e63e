import type { StoredItem } from "./item.ts";
import type { Key } from "./keys.ts";
import { readEach } from "./table.ts";

/** What reads items beside a thing that is being loaded. */
export interface Beside {
  /** Items in the order of the keys, each as it is since the request began. One round trip, or none where they are read already. */
  read(keys: readonly Key[]): Promise<(StoredItem | undefined)[]>;
}

/** Places of which one process remembers what is beside them, at most. */
const mostKept = 1000;

/**
 * Which items stand beside a thing is in the thing itself: the first request of a reader takes one round trip for it, and
 * another for them. A process remembers their keys, and no item: the reader's next request reads both at once. Where the thing
 * names others by then, they are read as the first time.
 */
export class ReadAhead {
  /** By place, the one that was asked for the longest ago first. */
  readonly #kept = new Map<string, readonly Key[]>();

  /** Begins to read what was beside a place the last time; a place is of one reader, so that no other can tell that it was read. */
  begin(place: string): Beside {
    const keys = this.#kept.get(place) ?? [];
    const begun = readEach(keys);
    // Who is refused the thing waits for nothing beside it.
    begun.catch(() => undefined);
    return {
      read: async (wanted) => {
        this.#keep(place, wanted);
        return namesOf(wanted) === namesOf(keys) ? begun : readEach(wanted);
      },
    };
  }

  #keep(place: string, keys: readonly Key[]): void {
    this.#kept.delete(place);
    this.#kept.set(place, keys);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const namesOf = (keys: readonly Key[]) => JSON.stringify(keys.map(({ pk, sk }) => [pk, sk]));
