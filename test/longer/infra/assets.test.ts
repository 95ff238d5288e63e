import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiDescription } from "../../../infra/api-description.ts";
import { addAssets } from "../../../infra/bundle.ts";
import { discoverFunctions } from "../../../infra/discover.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-assets-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it("a function that is bundled apart describes the whole system, as it is deployed", async () => {
  const all = await discoverFunctions();
  const apart = all.filter(({ assets }) => assets.some((asset) => asset.endsWith(".json")));
  expect(apart.length).toBeGreaterThan(3);
  for (const one of apart) await addAssets([one], folder, all);
  const served = async (name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));
  expect(await served("openapi.json")).toEqual(await apiDescription());
  expect(Object.keys((await served("asyncapi.json")).channels)).not.toEqual([]);
  expect(Object.keys((await served("labels.json")).labels)).toContain("File.state");
});
