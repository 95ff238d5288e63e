import type { Cursor } from "./cursor.ts";
import {
  type AskedList,
  type Count,
  countListed,
  findListed,
  type ListSort,
  type ShownThing,
} from "./find-listed.ts";
import { type Scope, scopeOfOemm } from "./list-entries.ts";
import type { Page } from "./table.ts";

/** What is asked of a list, and of which page of it. */
export interface AskedPage extends Pick<AskedList, "search" | "since" | "parts" | "from"> {
  /** Whose list it is: OEMM's, where none is named. */
  scope?: Scope;
  sort: ListSort;
  limit: number;
  cursor: Cursor | undefined;
  caller: string;
  counted: boolean;
}

/**
 * A page of what OEMM, or another, finds of a kind, and how many there are where that is asked for. `present` lists what is asked
 * in its own order as it is this very moment, where nothing else is asked. Two round trips, one more of the kind for the count.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export async function findByOemm<Shown>(
  kind: AskedList["kind"],
  thing: ShownThing<Shown>,
  { counted, limit, cursor, caller, ...asked }: AskedPage,
  present?: (limit: number, cursor: Cursor | undefined) => Promise<Page<Shown>>,
): Promise<{ entries: Shown[]; next: Cursor | undefined; count: Count | undefined }> {
  const list = { kind, scope: scopeOfOemm, ...asked };
  const isWhole = asked.search === undefined && asked.sort === "own";
  const [found, count] = await Promise.all([
    isWhole && present !== undefined
      ? present(limit, cursor)
      : findListed(list, thing, { limit, cursor, caller }),
    counted ? countListed(list, thing) : undefined,
  ]);
  return { ...found, count };
}
