import type { FileState } from "../domain/enrolment/file.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { type FileSummary, fileEntity } from "./files.ts";
import { filesByState } from "./keys.ts";
import { countMerged, mostCounted } from "./merged-page.ts";
import { readPage } from "./table.ts";

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
