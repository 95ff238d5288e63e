import { addDays, dateInParis, type Instant } from "../../shared/domain/time/civil-date.ts";
import { measure } from "../../shared/runtime/measure.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { trailsSealedOn } from "../../shared/store/seals.ts";
import { compareHolder, type Disagreement, type Holder } from "./objects-of-holder.ts";

/** Compares the files and sessions whose trails were sealed the day before an instant, and tells what does not agree. */
export async function tellDisagreements(now: Instant): Promise<void> {
  const found: Disagreement = { missing: [], unnamed: [] };
  for await (const { about } of trailsSealedOn(addDays(dateInParis(now), -1))) {
    if (about.kind !== "file" && about.kind !== "session") continue;
    const { missing, unnamed } = await compareAgain({ kind: about.kind, id: about.id }, now);
    found.missing.push(...missing);
    found.unnamed.push(...unnamed);
  }
  for (const key of found.missing)
    (await openLogger()).error("an item tells of an object that is not there", { key });
  for (const key of found.unnamed)
    (await openLogger()).error("an object is there that no item tells of", { key });
  await measure("ObjectMissing", found.missing.length);
  await measure("ObjectUnnamed", found.unnamed.length);
}

/** What two looks in a row find alike: between the reads of one, a worker may put a thing or take it away. */
async function compareAgain(holder: Holder, now: Instant): Promise<Disagreement> {
  const first = await compareHolder(holder, now);
  if (first.missing.length === 0 && first.unnamed.length === 0) return first;
  const second = await compareHolder(holder, now);
  return {
    missing: first.missing.filter((key) => second.missing.includes(key)),
    unnamed: first.unnamed.filter((key) => second.unnamed.includes(key)),
  };
}
