import { publishRecords } from "../../functions/events/publish-records.ts";
import { handler as seal } from "../../functions/trail/seal.ts";
import { factsOfFolder } from "../discover.ts";
import type { Parked } from "./parked.ts";

/** What became of records that were put aside. */
export interface Replayed {
  /** Records that were dealt with. */
  done: number;
  /** Why the others stay aside. */
  refused: string[];
}

/** Does with records that were put aside what the function that gave them up does by now; those that it still fails at stay there. */
export async function replayParked(parked: AsyncIterable<Parked>): Promise<Replayed> {
  const mailed = new Set((await factsOfFolder("mail/mails")).map(({ type }) => type));
  const replayed: Replayed = { done: 0, refused: [] };
  for await (const { givenUpBy, records, done } of parked) {
    const faults: string[] = [];
    const putAside = async (_: unknown, reason: string) => void faults.push(reason);
    try {
      if (givenUpBy === "seal") await seal({ Records: records });
      else {
        const later = await publishRecords(records, { mailed, putAside });
        if (later !== undefined) faults.push(`the bus refuses for now: ${later.reason}`);
      }
    } catch (error) {
      faults.push(String(error));
    }
    replayed.refused.push(...faults);
    if (faults.length > 0) continue;
    replayed.done += records.length;
    await done();
  }
  return replayed;
}
