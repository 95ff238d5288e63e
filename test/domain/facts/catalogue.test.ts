import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
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
    const whole = { ...fact.data, ...fact.details };
    expect(read(JSON.parse(JSON.stringify({ ...fact, data: whole })))).toEqual(whole);
    expect(label).toMatch(/^\p{Lu}[^.]*$/u);
  });

  it("says nothing of people, and nothing that was written freely, outside what a fact keeps as its details", () => {
    const said = declared.flatMap(({ type, definition: { data, personal } }) =>
      Object.entries(data.shape as Record<string, z.ZodType>)
        .filter(([field]) => !personal.some((name) => name === field))
        .flatMap(([field, schema]) => textsOf(schema, field))
        .map((field) => `${type}: ${field}`),
    );
    expect(said.filter((field) => !impersonal.test(field))).toEqual([]);
  });
});

/** Names of fields that identify a thing, or that say what OEMM itself publishes of it. */
const impersonal =
  /\b(\w*[iI]d|number|reference|\w*[vV]ersion|month|certification|domains|status|list|format|filters|sha256|contentType|chair|standIn|present|corrects|\w*[cC]ode|address|link|url)$|^(centre|company)\.described: name$/;

/** Where a schema takes any text: neither a choice, nor a form such as that of a date. */
function textsOf(schema: z.ZodType, path: string): string[] {
  const texts: string[] = [];
  const visit = (each: z.ZodType, at: string): void => {
    if (each instanceof z.ZodObject)
      for (const [field, part] of Object.entries(each.shape)) visit(part as z.ZodType, `${at}.${field}`);
    else if (each instanceof z.ZodArray) visit(each.element as z.ZodType, at);
    else if (each instanceof z.ZodOptional) visit(each.unwrap() as z.ZodType, at);
    else if (each instanceof z.ZodRecord) visit(each.valueType as z.ZodType, at);
    else if (each instanceof z.ZodUnion) for (const option of each.options) visit(option as z.ZodType, at);
    else if (each instanceof z.ZodString && each.format === null) texts.push(at);
  };
  visit(schema, path);
  return texts;
}
