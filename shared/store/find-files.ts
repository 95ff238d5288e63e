import type { FileMain, FileState } from "../domain/enrolment/file.ts";
import { pathsWithStates } from "../domain/enrolment/file-states.ts";
import { companyId } from "../domain/ids.ts";
import { type CertificationCode, certificationCode } from "../domain/referential/certification.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { type FileList, fileEntity, type ListedSummary, listFiles } from "./files.ts";
import { type AskedList, type Count, countListed, findListed, type ShownThing } from "./find-listed.ts";
import { fileKey } from "./keys.ts";
import { type Scope, scopeOfOemm } from "./list-entries.ts";
import { scopesOfFile, wordsOfFile } from "./listed-files.ts";
import type { Page } from "./table.ts";

/** What narrows a list of files. */
export interface FileFilter {
  certifications?: readonly CertificationCode[] | undefined;
  states?: readonly FileState[] | undefined;
  path?: FileMain["path"] | undefined;
}

/**
 * A page of the files of a scope that a filter leaves, and how many those are where that is asked for. Two round trips, one
 * more of the kind for the count.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export async function filesOfScope(
  scope: Scope,
  filter: FileFilter,
  order: Pick<AskedList, "search" | "sort" | "since">,
  page: { limit: number; cursor: Cursor | undefined; caller: string; counted: boolean },
): Promise<{ entries: ListedSummary[]; next: Cursor | undefined; count: Count | undefined }> {
  const asked = filesAsked(filter, { scope, ...order });
  const shown = filesShown(filter, scope);
  const now = wholeList(scope, filter, order);
  const [found, count] = await Promise.all([
    now === undefined ? findListed(asked, shown, page) : listFiles(now, page.limit, page.cursor),
    page.counted ? countListed(asked, shown) : undefined,
  ]);
  return { ...found, count };
}

/**
 * A page of the files of a centre whose path, certification and state are admitted, which is told beside the reading of entries.
 * Two round trips.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export function filesAdmitted(
  centreId: Scope,
  admits: Promise<(part: readonly string[]) => boolean>,
  page: { limit: number; cursor: Cursor | undefined; caller: string; since: Instant | undefined },
): Promise<Page<ListedSummary>> {
  const { since, ...asked } = page;
  const sort = since === undefined ? ("own" as const) : ("updated" as const);
  return findListed({ kind: "file", scope: centreId, sort, since, admits }, filesShown({}, centreId), asked);
}

/** All files of a company or a centre in their own order are listed by the files themselves: as they are this very moment. */
function wholeList(
  scope: Scope,
  filter: FileFilter,
  { search, sort }: Pick<AskedList, "search" | "sort">,
): FileList | undefined {
  const isWhole =
    sort === "own" && search === undefined && Object.values(filter).every((one) => one === undefined);
  if (!isWhole || scope === scopeOfOemm) return undefined;
  return companyId.safeParse(scope).success
    ? { of: "company", companyId: scope }
    : { of: "centre", centreId: scope };
}

/** The list of the files of a scope that a filter leaves. */
function filesAsked(
  { certifications, states, path }: FileFilter,
  asked: Pick<AskedList, "scope" | "search" | "sort" | "since">,
): AskedList {
  // What a search finds tells its path, and neither the others.
  const isByPath = path !== undefined && asked.search === undefined;
  const isNarrowed = certifications !== undefined || states !== undefined || isByPath;
  const alike = pathsWithStates.filter(
    (one) => (path === undefined || one.path === path) && (states?.includes(one.state) ?? true),
  );
  const parts = (certifications ?? certificationCode.options).flatMap((certification) =>
    alike.map((one) => [one.path, certification, one.state]),
  );
  return { kind: "file", ...asked, path, ...(isNarrowed ? { parts } : {}) };
}

/** Files as a scope sees them in lists, those that it still follows and the filter still admits. */
function filesShown(filter: FileFilter, scope: Scope): ShownThing<ListedSummary> {
  return {
    key: fileKey,
    show(item) {
      const file = fileEntity.read(item);
      if (!scopesOfFile(file).includes(scope) || !isAdmitted(filter, file)) return undefined;
      return { shown: fileEntity.listed(item), words: wordsOfFile(file) };
    },
  };
}

/** Whether a filter admits a file. */
export function isAdmitted(
  { certifications, states, path }: FileFilter,
  file: { certification: string; state: string; path: string },
): boolean {
  return (
    (certifications?.some((one) => one === file.certification) ?? true) &&
    (states?.some((one) => one === file.state) ?? true) &&
    (path === undefined || path === file.path)
  );
}
