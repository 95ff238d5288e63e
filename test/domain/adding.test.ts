import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/adding.md"), "utf8");

it("docs/adding.md names files and folders that exist", () => {
  const named = [...page.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, path = ""]) => path);
  // What is still to be written is named by its place.
  const places = [...page.matchAll(/`([\w/]+\/)[\w./-]*<[^`]*`/g)].map(([, folder = ""]) => folder);
  expect(named.length).toBeGreaterThan(20);
  expect([...named, ...places].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it("docs/adding.md names tests that exist, in their files", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  const cited = rows.flatMap((row) => {
    const files = [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file = ""]) => file);
    const source = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
    return [...row.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({
      title,
      found: source.includes(title),
    }));
  });
  expect(cited.length).toBeGreaterThan(8);
  expect(cited.filter(({ found }) => !found)).toEqual([]);
});
