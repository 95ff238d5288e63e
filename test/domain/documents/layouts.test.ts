import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

it("every layout of shared/documents/ is printed by a file of functions/documents/kinds/, or shown by a function", () => {
  const code = globSync("{functions,shared/documents}/**/*.ts", { cwd: root })
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  const layouts = globSync("*.ts", { cwd: join(root, "shared/documents") });
  expect(layouts.length).toBeGreaterThan(5);
  expect(layouts.filter((file) => !new RegExp(`from "[^"]*/${file}"`).test(code))).toEqual([]);
});
