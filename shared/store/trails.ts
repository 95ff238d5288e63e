import type { Fact, FactSubject } from "../../events/fact.ts";
import type { Seal } from "../domain/trail/chain.ts";
import { type Chronicle, wholeEntry } from "./chronicle.ts";
import type { Cursor } from "./cursor.ts";
import { history } from "./facts.ts";
import { sealsPartition } from "./keys.ts";
import { readings } from "./readings.ts";
import { sealEntity } from "./seals.ts";
import { type Page, readEach, readPage } from "./table.ts";

/** A sealed entry; none where it was removed. */
export interface SealedEntry {
  seal: Seal;
  recorded: Fact | undefined;
}

/** The sealed facts and readings of something with their details, newest first. Two round trips for fifty, three for more. */
export async function readTrail(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<SealedEntry>> {
  const page = await readPage(
    { pk: sealsPartition(about), newestFirst: true, limit, cursor },
    sealEntity.read,
  );
  const items = await readEach(
    page.entries.flatMap((seal) => {
      const { key, detailsKey } = chronicleOf(seal);
      return [key(about, seal.entryId), detailsKey(about, seal.entryId)];
    }),
  );
  return {
    entries: page.entries.map((seal, index) => ({
      seal,
      recorded: wholeEntry(chronicleOf(seal), items[2 * index], items[2 * index + 1]),
    })),
    next: page.next,
  };
}

const chronicleOf = ({ kind }: Seal): Chronicle => (kind === "fact" ? history : readings);
