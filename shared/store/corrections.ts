import { type Correction, correction, noCorrection } from "../domain/jury/correction.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { correctionKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Corrections of what juries signed, as they go on. */
export const correctionEntity = defineEntity({ name: "correction", data: () => correction });

/** A correction from its item, in the place of {@link correctionKey}; an empty one where there is none. */
export function parseCorrection(
  item: StoredItem | undefined,
  of: { fileId: string; sessionId: string },
): Correction {
  return correctionEntity.find(item) ?? noCorrection(of.fileId, of.sessionId);
}

/** The write that saves a correction as a new version, unless it went on meanwhile. */
export function saveCorrection(going: Correction): Write {
  const version = going.version + 1;
  return {
    put: correctionEntity.item({
      ...correctionKey(going.fileId, going.sessionId),
      version,
      data: { ...going, version },
    }),
    when: going.version === 0 ? "absent" : { version: going.version },
  };
}

/** The correction of what a session signed of a file. One round trip. */
export async function loadCorrection(fileId: string, sessionId: string): Promise<Correction> {
  return parseCorrection(await readOne(correctionKey(fileId, sessionId)), { fileId, sessionId });
}
