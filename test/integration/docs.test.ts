import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generatedDocuments } from "../../docs/generated.ts";
import { accessPatterns } from "../../shared/store/access-patterns.ts";
import * as keys from "../../shared/store/keys.ts";

it.each([...(await generatedDocuments())])("docs/%s is up to date: npm run docs", async (name, text) => {
  expect(await readFile(join(import.meta.dirname, "../../docs", name), "utf8")).toBe(text);
});

it("names a pattern for every kind of key that the key module makes", async () => {
  const source = await readFile(join(import.meta.dirname, "../../shared/store/access-patterns.ts"), "utf8");
  const builders = Object.keys(keys).filter((name) => name !== "deadlineShards");
  expect(builders.filter((name) => !source.includes(`keys.${name}`))).toEqual([]);
  expect(accessPatterns.length).toBeGreaterThan(15);
});
