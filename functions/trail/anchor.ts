import { addDays, type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { type Anchor, anchorsMadeUpFor } from "../../shared/domain/trail/anchor.ts";
import { canonicalDigest } from "../../shared/domain/trail/canonical-digest.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { keepAnchor, lastAnchoredBefore, readAnchor } from "../../shared/objects/anchors.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { trailsSealedOn } from "../../shared/store/seals.ts";

/** R-RGPD-3: every night, keeps where the trails had got to, out of reach of those who write them. */
export const trigger = defineTrigger({
  name: "trail/anchor",
  kind: "schedule",
  purpose: "Anchors the trails that were sealed the day before under Object Lock",
  expression: "cron(40 0 * * ? *)",
  timeoutSeconds: 300,
  needs: { table: { lists: ["gsi1 SEALED"] }, anchors: "write" },
});

/** The day before, and the days since the last anchor that were missed. */
export const handler = async (): Promise<void> => {
  const today = dateInParis(systemRuntime.now());
  const last = await lastAnchoredBefore(today);
  const missed = last === undefined ? addDays(today, -1) : addDays(last, 1);
  const first = addDays(today, -anchorsMadeUpFor);
  let before = last === undefined ? undefined : await readAnchor(last);
  for (let day = missed > first ? missed : first; day < today; day = addDays(day, 1))
    before = await anchorOf(day, before);
};

async function anchorOf(day: CivilDate, before: Anchor | undefined): Promise<Anchor> {
  const trails: Anchor["trails"] = [];
  for await (const { about, sequence, hash } of trailsSealedOn(day)) trails.push({ about, sequence, hash });
  return keepAnchor({ day, previous: before === undefined ? null : canonicalDigest(before), trails });
}
