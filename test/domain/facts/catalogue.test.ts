import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import type { FactDefinition } from "../../../events/fact.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "events");
const isFact = (exported: unknown): exported is FactDefinition =>
  typeof exported === "object" && exported !== null && "example" in exported && "of" in exported;
const declared = (
  await Promise.all(
    globSync("*.ts", { cwd: folder }).map(async (file) => {
      const module: Record<string, unknown> = await import(join(folder, file));
      return Object.entries(module).flatMap(([name, definition]) =>
        isFact(definition) ? [{ name, type: definition.type, definition }] : [],
      );
    }),
  )
).flat();

describe("the catalogue of facts", () => {
  it("holds every fact that a file of events/ declares, each type once", () => {
    const types = declared.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect([...factCatalogue.keys()].sort()).toEqual(types.sort());
  });

  it("holds none that is said nowhere: where the change is decided, `facts: [theFact.of(id, data)]`", () => {
    const code = globSync("{functions,shared}/**/*.ts", { cwd: root })
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    const said = new Set([...code.matchAll(/\b(\w+)\.of\b/g)].map(([, name]) => name));
    expect(declared.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([]);
  });

  it.each(declared)("$type has an example that its contract takes, and a French label", ({ definition }) => {
    const { example, label, about, of, read } = definition;
    const fact = of("exemple", example);
    expect(fact.about).toEqual({ kind: about, id: "exemple" });
    expect(read(JSON.parse(JSON.stringify(fact)))).toEqual(fact.data);
    expect(label).toMatch(/^\p{Lu}[^.]*$/u);
  });
});
