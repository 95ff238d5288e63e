import type { Cursor } from "./cursor.ts";
import type { Page } from "./table.ts";

/** Every page of a list, read one after the other as far as they are followed. */
export async function* everyPage<Entry>(
  read: (cursor: Cursor | undefined) => Promise<Page<Entry>>,
): AsyncGenerator<readonly Entry[]> {
  let cursor: Cursor | undefined;
  do {
    const page = await read(cursor);
    yield page.entries;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Every entry of a list, as far as it is followed. A request does so with short lists alone. */
export async function* everyEntry<Entry>(
  read: (cursor: Cursor | undefined) => Promise<Page<Entry>>,
): AsyncGenerator<Entry> {
  for await (const entries of everyPage(read)) yield* entries;
}
