import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entities } from "../../../shared/store/entities.ts";
import { recordingsOf, storedThings, whatToWrite } from "../../support/recorded-items.ts";

describe.each(storedThings.map((thing) => [thing.name, thing] as const))("%s", (_, thing) => {
  const recordings = recordingsOf(thing);

  it("is made of what was recorded", () => {
    expect(whatToWrite(thing, recordings.get(thing.version))).toBeUndefined();
  });

  it("is read from every item that was ever recorded", () => {
    expect([...recordings.keys()].sort()).toEqual(
      Array.from({ length: thing.version }, (__, index) => index + 1),
    );
    expect(thing.steps).toBe(thing.version - 1);
    for (const { items } of recordings.values())
      for (const item of items) expect(() => thing.read(item), `${item.pk} ${item.sk}`).not.toThrow();
  });
});

it("every kind of item that the store declares is recorded", () => {
  const folder = join(import.meta.dirname, "../../../shared/store");
  const declared = globSync("*.ts", { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/defineEntity\(\{\s*name: "([^"]+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(declared.sort()).toEqual([...entities.keys()].sort());
});
