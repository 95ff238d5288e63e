import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../shared/domain");
const files = globSync("**/*.ts", { cwd: folder });

it("the domain imports zod, dates, telephone numbers, the distance of words, digests and itself, nothing else", () => {
  const strangers = files.flatMap((file) => {
    const imported = [...readFileSync(join(folder, file), "utf8").matchAll(/from "([^"]+)"/g)].map(
      ([, name]) => name ?? "",
    );
    return imported
      .filter(
        (name) =>
          name !== "zod" &&
          !/^(temporal-polyfill|libphonenumber-js|fastest-levenshtein|node:crypto)(\/|$)/.test(name),
      )
      .filter((name) => !name.startsWith(".") || !join(folder, file, "..", name).startsWith(folder))
      .map((name) => `${file}: ${name}`);
  });
  expect(files.length).toBeGreaterThan(20);
  expect(strangers).toEqual([]);
});

it("the domain takes no time and no randomness by itself", () => {
  for (const file of files)
    expect(readFileSync(join(folder, file), "utf8")).not.toMatch(
      /new Date\(|Date\.now|Temporal\.Now|Math\.random|randomUUID|randomBytes|process\./,
    );
});
