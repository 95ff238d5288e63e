import { addDays, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { anchorsMadeUpFor } from "../../shared/domain/trail/anchor.ts";
import { canonicalDigest } from "../../shared/domain/trail/canonical-digest.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { keepAnchor, readAnchor } from "../../shared/objects/anchors.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { trailsSealedOn } from "../../shared/store/seals.ts";

/** R-RGPD-3: every night, keeps where the trails had got to, out of reach of those who write them. */
export const trigger = defineTrigger({
  kind: "schedule",
  purpose: "Anchors the trails that were sealed the day before under Object Lock",
  expression: "cron(40 0 * * ? *)",
  timeoutSeconds: 300,
  needs: { table: { lists: ["gsi1 SEALED"] }, anchors: "write" },
});

/** The day before, and the days before it that were missed. */
export const handler = async (): Promise<void> => {
  const today = dateInParis(systemRuntime.now());
  let before = await readAnchor(addDays(today, -anchorsMadeUpFor - 1));
  for (let ago = anchorsMadeUpFor; ago > 0; ago--) {
    const day = addDays(today, -ago);
    const kept = await readAnchor(day);
    // Nothing to make up for before the first one.
    if (kept !== undefined || before !== undefined || ago === 1)
      before = kept ?? (await anchorOf(day, before));
  }
};

async function anchorOf(day: string, before: Awaited<ReturnType<typeof readAnchor>>) {
  const trails = [];
  for await (const { about, sequence, hash } of trailsSealedOn(day)) trails.push({ about, sequence, hash });
  const made = { day, previous: before === undefined ? null : canonicalDigest(before), trails };
  await keepAnchor(made);
  return made;
}
