import type { Cursor } from "./cursor.ts";
import type { Page } from "./table.ts";

/** Every entry of a list, read page after page as far as it is followed. A request does so with short lists alone. */
export async function* everyEntry<Entry>(
  read: (cursor: Cursor | undefined) => Promise<Page<Entry>>,
): AsyncGenerator<Entry> {
  let cursor: Cursor | undefined;
  do {
    const page = await read(cursor);
    yield* page.entries;
    cursor = page.next;
  } while (cursor !== undefined);
}
