import type { FileState } from "../domain/enrolment/file.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { type FileSummary, fileEntity, type ListedSummary } from "./files.ts";
import { filesByState } from "./keys.ts";
import { countMerged, mostCounted } from "./merged-page.ts";
import { readSince } from "./narrowed-page.ts";
import { type Page, readPage } from "./table.ts";

/**
 * How many files of each certification are in a state, up to {@link mostCounted}, and the first one of each. One round trip, of
 * two calls a certification.
 */
export function filesWaiting(
  certifications: readonly CertificationCode[],
  state: FileState,
): Promise<{ certification: CertificationCode; count: number; first: FileSummary | undefined }[]> {
  return Promise.all(
    certifications.map(async (certification) => {
      const list = { index: "gsi3" as const, pk: filesByState(certification, state) };
      const [count, { entries }] = await Promise.all([
        countMerged({ index: list.index, pks: [list.pk] }, mostCounted + 1),
        readPage({ ...list, limit: 1 }, fileEntity.summary),
      ]);
      return { certification, count, first: entries[0] };
    }),
  );
}

const waitingList = (certification: CertificationCode) => ({
  index: "gsi3" as const,
  pk: filesByState(certification, "submitted"),
});

/** The files that wait for a jury of a certification, oldest first; those that changed since an instant, where one is given. */
export function listWaiting(
  certification: CertificationCode,
  limit: number,
  cursor: Cursor | undefined,
  since: Instant | undefined,
): Promise<Page<ListedSummary>> {
  return readSince({ ...waitingList(certification), limit, cursor }, since, fileEntity.listed);
}

/** How many files wait for a jury of a certification, up to {@link mostCounted}. One round trip. */
export function countWaiting(certification: CertificationCode): Promise<number> {
  const { index, pk } = waitingList(certification);
  return countMerged({ index, pks: [pk] }, mostCounted);
}
