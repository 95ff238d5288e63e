import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
/** Words that hide who or what is meant: say candidate, officer, reader, caller, account, or « any … ». */
const hiding = [
  "(?:some|any|every)(?:body|one)",
  "no(?:body)",
  "(?:who|whom|what|which|where)ever",
  "(?:there|here)(?:of|in|by)",
  "hen(?:ce)",
];
const pattern = new RegExp(`\\b(?:${hiding.join("|")})\\b`, "i");

it("code and pages name who is meant, in plain words", () => {
  const files = globSync(
    [
      "*.md",
      ".github/**/*.md",
      "{bench,client/{src,test},demo,docs,events,functions,infra,shared,test}/**/*.{ts,md}",
    ],
    {
      cwd: root,
    },
  );
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
