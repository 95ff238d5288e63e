import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holders } from "../../docs/rule-index.ts";
import { explainedInVain, scoresOf } from "../mutation/report.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/mutation.md"), "utf8");
const tried = scoresOf(page);

describe("docs/mutation.md, what changes of the rules the tests notice", () => {
  it("has a row for each file that holds a rule: npm run mutate", () => {
    expect([...new Set([...holders().values()].flat())].filter((file) => !tried.has(file))).toEqual([]);
  });

  it("has none for a file that is gone", () => {
    expect([...tried.keys()].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("explains changes of code that is there", () => {
    expect(explainedInVain(page, (file) => readFileSync(join(root, file), "utf8"))).toEqual([]);
  });
});
