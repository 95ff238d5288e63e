import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** Routes that give nothing of a file but who read it. */
const accounts = ["functions/trail/list-readings.ts"];

it("R-RGPD-3: each route that gives something of a file says what its reading is recorded as: `reading`", () => {
  const gives = globSync("functions/**/*.ts", { cwd: root }).filter((file) => {
    const source = readFileSync(join(root, file), "utf8");
    return /method: "GET"/.test(source) && /path: "\/files\/\{fileId\}/.test(source);
  });
  const silent = gives.filter((file) => !/^ {2}reading: "/m.test(readFileSync(join(root, file), "utf8")));
  expect(gives.length).toBeGreaterThan(8);
  expect(silent).toEqual(accounts);
});
