import { matchesSearch, searchedWords, wordsOf } from "../domain/lists/search-words.ts";
import type { Cursor } from "./cursor.ts";
import { everyEntry } from "./every-entry.ts";
import { type FileList, type ListedSummary, listFiles } from "./files.ts";
import { type FileFilter, isAdmitted } from "./find-files.ts";
import type { AskedList, Count } from "./find-listed.ts";
import { cursorAt, placeOf } from "./merged-page.ts";

/** Files of a page of the index. */
const page = 100;

/**
 * A page of the few files that are one person's, or that one evaluates, as a filter leaves them; how many those are. Read
 * whole: one round trip, two where the list holds links, for a hundred of them.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export async function filesOfFew(
  list: Extract<FileList, { of: "candidate" | "evaluator" }>,
  filter: FileFilter,
  { search, sort, since }: Pick<AskedList, "search" | "sort" | "since">,
  { limit, cursor, caller }: { limit: number; cursor: Cursor | undefined; caller: string },
): Promise<{ entries: ListedSummary[]; next: Cursor | undefined; count: Count }> {
  const bound = JSON.stringify([caller, list, filter, search, sort, since]);
  const after = placeOf(cursor, bound);
  const searched = search === undefined ? [] : searchedWords(search);
  const all = await Array.fromAsync(everyEntry((from) => listFiles(list, page, from)));
  const place = ({ id, updatedAt = "" }: ListedSummary) =>
    sort.endsWith("updated") ? `${updatedAt}#${id}` : id;
  const direction = sort.startsWith("-") ? -1 : 1;
  const found = all
    .filter((file) => isAdmitted(filter, file) && (since === undefined || (file.updatedAt ?? "") >= since))
    // Those who assess a file read no address in it (R-RGPD-4).
    .filter(({ candidateName, id }) => matchesSearch(wordsOf(candidateName, id), searched))
    .sort((a, b) => (place(a) < place(b) ? -direction : direction));
  const left = found.filter(
    (file) =>
      after === undefined || ((place(file) < after ? -1 : 1) * direction > 0 && place(file) !== after),
  );
  const entries = left.slice(0, limit);
  const last = entries.at(-1);
  return {
    entries,
    next: last === undefined || left.length === entries.length ? undefined : cursorAt(place(last), bound),
    count: { value: found.length, more: false },
  };
}
