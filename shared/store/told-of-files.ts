import * as z from "zod";
import { concernedParty } from "../domain/access/concerned.ts";
import { defineEntity } from "./entity.ts";
import { toldOfFileKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Facts that are remembered: more than those of a file in the time that a message is tried again. */
const remembered = 40;

const toldOfFile = z.strictObject({
  /** The facts that were told of, the last ones: a message that comes back is hours late at most. */
  facts: z.array(z.ulid()).max(remembered),
  /** R-DAY-7: who was told of the last outcome, and so is told what becomes of it. */
  ofOutcome: z.array(concernedParty).max(2),
});
/** What companies and centres were told of a file. */
export type ToldOfFile = z.infer<typeof toldOfFile>;

/** What companies and centres were told of files. */
export const toldOfFileEntity = defineEntity({ name: "told-of-file", data: () => toldOfFile });

/** What companies and centres were told of a file, and the version of the item: 0 when there is none. One round trip. */
export async function loadToldOfFile(fileId: string): Promise<{ told: ToldOfFile; version: number }> {
  const item = await readOne(toldOfFileKey(fileId));
  return {
    told: toldOfFileEntity.find(item) ?? { facts: [], ofOutcome: [] },
    version: item?.version ?? 0,
  };
}

/** The write that saves what they were told. */
export function saveToldOfFile(fileId: string, version: number, told: ToldOfFile): Write {
  const data = { ...told, facts: told.facts.slice(-remembered) };
  return {
    put: toldOfFileEntity.item({ ...toldOfFileKey(fileId), version: version + 1, data }),
    when: version === 0 ? "absent" : { version },
  };
}
