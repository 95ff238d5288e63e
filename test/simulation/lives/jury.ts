import type { ApiClient } from "../../../demo/client.ts";
import { countedUntil, lookAtDecision } from "../last-look.ts";
import type { Random } from "../random.ts";
import { certifications, type World } from "../world.ts";

interface Slot {
  fileId: string;
  domains: string[];
}

/** OEMM holds a jury of a certification every few months, for those who wait. */
export async function liveJuries(world: World, until: () => boolean): Promise<void> {
  const chance = world.chanceOf("juries");
  while (!until()) {
    await world.days(chance.between(40, 120), chance);
    const certification = chance.oneOf(certifications);
    const { body } = await world.ask(
      world.oemm,
      "GET",
      `/certifications/${certification}/waiting-list?limit=12`,
    );
    const fileIds: string[] = (body.items ?? []).map(({ id }: { id: string }) => id);
    if (fileIds.length === 0) continue;
    world.live("a session", () => holdSession(world, certification, fileIds, chance));
  }
}

async function holdSession(
  world: World,
  certification: string,
  fileIds: string[],
  chance: Random,
): Promise<void> {
  const { oemm, members } = world;
  const ahead = chance.between(16, 40);
  const planned = await world.ask(oemm, "POST", "/sessions", {
    certification,
    date: world.date({ days: ahead }),
    startTime: "08:30",
    breaks: [{ from: "12:00", to: "13:00" }],
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds: [...members.keys()],
    fileIds,
  });
  if (planned.status !== 201) return;
  const { id, date } = planned.body as { id: string; date: string };
  const path = `/sessions/${id}`;
  await world.days(0, chance);
  await world.ask(oemm, "POST", `${path}/convocation`, {});
  if (chance.once(0.05)) {
    await world.days(chance.between(0, 10), chance);
    await world.ask(oemm, "POST", `${path}/cancellation`, { reason: "Trop de membres absents." });
    return;
  }
  const examining = [...members.values()].flatMap((member) =>
    fileIds.map(async (fileId) => {
      await world.days(chance.between(0, 12), chance);
      await world.ask(member, "PUT", `${path}/slots/${fileId}/examined`);
    }),
  );
  await Promise.all(examining);
  await world.cloud.scheduler.pause(Math.max(0, Date.parse(`${date}T07:40:00Z`) - Date.now()));
  const present = [...members.keys()].filter(() => !chance.once(0.03));
  let chair: [string, ApiClient] | undefined;
  for (const [candidate, client] of members) {
    const opened = await world.ask(oemm, "POST", `${path}/opening`, { chair: candidate, present });
    if (opened.status === 200) chair = [candidate, client];
    if (chair !== undefined) break;
  }
  if (chair === undefined) {
    await world.ask(oemm, "POST", `${path}/cancellation`, { reason: "Le quorum n’est pas atteint." });
    return;
  }
  const president = chair[1];
  const seen = await world.ask(president, "GET", path);
  for (const { fileId, domains } of seen.body.slots as Slot[]) {
    const slot = `${path}/slots/${fileId}`;
    const isAbsent = chance.once(0.06);
    const skill = chance.oneOf([0.5, 0.9, 1]);
    const granted = domains.filter(() => chance.once(skill));
    const outcome = isAbsent
      ? { kind: chance.oneOf(["absent", "excused"]) }
      : {
          kind: "decided",
          domains: Object.fromEntries(
            domains.map((code) => [code, granted.includes(code) ? "acquired" : "not-acquired"]),
          ),
          ...(granted.length === domains.length
            ? {}
            : { recommendation: "Approfondir les domaines non acquis." }),
        };
    const recorded = await world.ask(president, "PUT", `${slot}/outcome`, outcome);
    // Two windows sign at once, now and then.
    const signing = chance.once(0.1) ? [1, 2] : [1];
    const signed = await Promise.all(signing.map(() => world.ask(president, "POST", `${slot}/signature`)));
    if (isAbsent || recorded.status !== 200 || signed.every(({ status }) => status !== 200)) continue;
    const before = countedUntil(world, fileId);
    world.invariants.decided({ fileId, on: date, granted });
    await lookAtDecision(world, fileId, { on: date, heard: domains, granted, before });
  }
  await world.ask(oemm, "POST", `${path}/closing`);
}
