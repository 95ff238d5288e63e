import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The rooms of `shared/`, floor by floor from the ground; the contracts of facts and what runs functions stand on the domain. */
const floors = [
  ["domain", "look"],
  ["events", "runtime"],
  ["store", "printing", "mails", "csv", "objects", "inspection"],
  ["documents", "http", "messaging"],
  ["views"],
  ["exports"],
  ["functions", "portal"],
  ["infra"],
];
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

/** The room of a file, by its path from the root. */
function roomOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "shared" ? second : top;
}

const files = globSync("{shared,events,functions,infra}/**/*.ts", { cwd: root });
const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(
    ([, name = ""]) => ({ file, imported: relative(root, join(root, dirname(file), name)) }),
  ),
);

it("every file of shared/ stands in a room that has a floor", () => {
  const unknown = files.filter((file) => !floorOf.has(roomOf(file)));
  expect(files.length).toBeGreaterThan(300);
  expect(unknown).toEqual([]);
});

it("imports between rooms run downward only", () => {
  const upward = imports
    .filter(({ file, imported }) => {
      const [from, to] = [roomOf(file), roomOf(imported)];
      return from !== to && (floorOf.get(to) ?? Number.POSITIVE_INFINITY) >= (floorOf.get(from) ?? -1);
    })
    .map(({ file, imported }) => `${file} imports ${imported}`);
  expect(imports.length).toBeGreaterThan(1000);
  expect(upward).toEqual([]);
});
