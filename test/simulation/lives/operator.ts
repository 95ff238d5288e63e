import type { World } from "../world.ts";

/** What an officer of OEMM does now and then, beside juries; each may be refused. */
const acts: readonly ((world: World, fileId: string) => Promise<unknown>)[] = [
  (world, id) =>
    world.ask(world.oemm, "PUT", `/files/${id}/extra-time`, {
      presentation: 7,
      interview: 3,
      motive: "document-seen",
    }),
  (world) => world.ask(world.oemm, "POST", "/exports", { list: "enrolments", format: "json" }),
  (world) => world.ask(world.oemm, "GET", "/tasks?state=open&limit=50"),
  (world) => world.ask(world.oemm, "GET", "/files?q=exemple&limit=20&count=true"),
  (world, id) => world.ask(world.oemm, "GET", `/files/${id}/history`),
  (world) => world.ask(world.oemm, "GET", "/deadlines?limit=50"),
  (world, id) => world.ask(world.oemm, "POST", `/files/${id}/closing`, { motive: "Sans nouvelles." }),
  (world, id) =>
    world.ask(world.oemm, "POST", `/files/${id}/reopening`, { motive: "La personne a répondu." }),
  (world) => world.ask(world.company, "GET", "/changes?limit=100"),
  (world) => world.ask(world.centre, "GET", "/files?limit=50"),
];

/** OEMM's weeks. */
export async function liveOperator(world: World, until: () => boolean): Promise<void> {
  const chance = world.chanceOf("OEMM");
  while (!until()) {
    await world.days(chance.between(5, 40), chance);
    const { body } = await world.ask(world.oemm, "GET", "/files?limit=100");
    const ids: string[] = (body.items ?? []).map(({ id }: { id: string }) => id);
    if (ids.length > 0) await chance.oneOf(acts)(world, chance.oneOf(ids));
  }
}
