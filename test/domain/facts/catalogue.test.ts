import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import type { FactDefinition } from "../../../events/fact.ts";

const folder = join(import.meta.dirname, "../../../events");
const isFact = (exported: unknown): exported is FactDefinition =>
  typeof exported === "object" && exported !== null && "example" in exported && "of" in exported;
const declared = (
  await Promise.all(
    globSync("*.ts", { cwd: folder }).map(async (file) => {
      const module: Record<string, unknown> = await import(join(folder, file));
      return Object.values(module)
        .filter(isFact)
        .map((definition) => ({ file, type: definition.type, definition }));
    }),
  )
).flat();

describe("the catalogue of facts", () => {
  it("holds every fact that a file of events/ declares, each type once", () => {
    const types = declared.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect([...factCatalogue.keys()].sort()).toEqual(types.sort());
  });

  it.each(declared)("$type has an example that its contract takes, and a French label", ({ definition }) => {
    const { example, label, about, of, read } = definition;
    const fact = of("exemple", example);
    expect(fact.about).toEqual({ kind: about, id: "exemple" });
    expect(read(JSON.parse(JSON.stringify(fact)))).toEqual(fact.data);
    expect(label).toMatch(/^\p{Lu}[^.]*$/u);
  });
});
