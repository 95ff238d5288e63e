import type { Write } from "../../shared/store/transaction.ts";

/** The writes of several files, where one gives up what another takes: the guard of the file under way is written once. */
export function writtenOnce(writes: readonly Write[]): Write[] {
  const gone = new Set(writes.flatMap((write) => ("delete" in write ? [nameOf(write.delete)] : [])));
  const taken = new Set(writes.flatMap((write) => ("put" in write ? [nameOf(write.put)] : [])));
  return writes.flatMap((write): Write[] => {
    if ("delete" in write && taken.has(nameOf(write.delete))) return [];
    if ("put" in write && gone.has(nameOf(write.put))) return [{ put: write.put, when: "any" }];
    return [write];
  });
}

const nameOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;
