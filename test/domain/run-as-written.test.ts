import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { expect, it, vi } from "vitest";

const root = join(import.meta.dirname, "..", "..");

it("every source is read by Node itself, as commands run it: tests and bundles are made by other compilers", () => {
  vi.spyOn(process, "emitWarning").mockReturnValue();
  const files = globSync("{bench,client/{src,test},demo,docs,events,functions,infra,shared,test}/**/*.ts", {
    cwd: root,
  });
  const unread = files.flatMap((file) => {
    try {
      stripTypeScriptTypes(readFileSync(join(root, file), "utf8"));
      return [];
    } catch (error) {
      return [`${file}: ${error}`];
    }
  });
  vi.restoreAllMocks();
  expect(files.length).toBeGreaterThan(500);
  expect(unread).toEqual([]);
});
