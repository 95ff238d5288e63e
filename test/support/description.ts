import type * as z from "zod";

type Definition = z.core.$ZodTypes["_zod"]["def"];

/**
 * What a stored thing is made of, a line a field (`slots[].outcome<absent>.excusedAs?: string`), by the cases of a
 * thing that has several (`vae enrolled`); under `always` those lines that every case has.
 */
export type Description = Record<string, string[]>;

/** Describes what is stored by a schema, see {@link Description}. */
export function describeStored(schema: z.ZodType): Description {
  const cases = casesOf(schema, "").map(([name, option]) => [name, linesOf(option, "")] as const);
  const [[, first = []] = []] = cases;
  const always = first.filter((line) => cases.every(([, lines]) => lines.includes(line)));
  const own = cases.map(([name, lines]) => [name, lines.filter((line) => !always.includes(line))] as const);
  return { always, ...Object.fromEntries(own.filter(([name]) => name !== "")) };
}

/** A change between the recorded description of a stored thing and today's. */
export interface Change {
  /** Whether items recorded before comply with today's schema without being brought up. */
  kind: "compatible" | "breaking";
  /** What changed, where. */
  what: string;
}

/** What changed since a description was recorded. */
export function changesBetween(recorded: Description, today: Description): Change[] {
  const [before, after] = [everyCase(recorded), everyCase(today)];
  const changes: Change[] = [];
  for (const [name, lines] of before) {
    const now = after.get(name);
    const where = name === "" ? "" : ` (${name})`;
    if (now === undefined) changes.push({ kind: "breaking", what: `the case “${name}” is gone` });
    else changes.push(...changesOf(lines, now).map(({ kind, what }) => ({ kind, what: what + where })));
  }
  for (const name of after.keys())
    if (!before.has(name)) changes.push({ kind: "compatible", what: `the case “${name}” is new` });
  return changes.filter(({ what }, index) => changes.findIndex((other) => other.what === what) === index);
}

function everyCase({ always = [], ...cases }: Description): Map<string, Fields> {
  const named = Object.entries(cases);
  return new Map(
    (named.length === 0 ? [["", []] as [string, string[]]] : named).map(([name, own]) => [
      name,
      fieldsOf([...always, ...own]),
    ]),
  );
}

type Fields = Map<string, { type: string; optional: boolean }>;

function fieldsOf(lines: readonly string[]): Fields {
  return new Map(
    lines.map((line) => {
      const [, path = "", mark, type = ""] = /^(.*?)(\?)?: (.*)$/.exec(line) ?? [];
      return [path, { type, optional: mark !== undefined }];
    }),
  );
}

function changesOf(before: Fields, after: Fields): Change[] {
  const changes: Change[] = [];
  for (const [path, { type, optional }] of before) {
    const now = after.get(path);
    if (now === undefined) changes.push({ kind: "breaking", what: `${path} is gone, or has another name` });
    else {
      if (optional && !now.optional) changes.push({ kind: "breaking", what: `${path} is required` });
      if (!optional && now.optional) changes.push({ kind: "compatible", what: `${path} may be absent` });
      if (type !== now.type) changes.push(typeChange(path, type, now.type));
    }
  }
  for (const [path, { optional }] of after) {
    // What is new within something new says no more than that.
    if (before.has(path) || [...after.keys()].some((outer) => !before.has(outer) && isWithin(path, outer)))
      continue;
    changes.push(
      optional
        ? { kind: "compatible", what: `${path} is new` }
        : { kind: "breaking", what: `${path} is new and required` },
    );
  }
  return changes;
}

function isWithin(path: string, outer: string): boolean {
  return path !== outer && path.startsWith(outer) && /^[.[{<]/.test(path.slice(outer.length));
}

function typeChange(path: string, before: string, after: string): Change {
  const [values, now] = [before, after].map((type) => (type.startsWith('"') ? type.split(" | ") : undefined));
  const gone = values?.filter((value) => now !== undefined && !now.includes(value)) ?? [];
  if (gone.length > 0) return { kind: "breaking", what: `${path} is never ${gone.join(" or ")} any more` };
  const widened = values !== undefined && (now !== undefined || after === "string");
  return { kind: widened ? "compatible" : "breaking", what: `${path} is ${after}, and was ${before}` };
}

/** The definition of a schema; of what was stored, checks say nothing (`keepingUnknown`). */
function definitionOf(schema: z.core.$ZodType): Definition {
  return (schema as z.core.$ZodTypes)._zod.def;
}

function casesOf(schema: z.core.$ZodType, name: string): [string, z.core.$ZodType][] {
  const def = definitionOf(schema);
  if (def.type !== "union" || !("discriminator" in def)) return [[name, schema]];
  return def.options.flatMap((option) =>
    casesOf(option, `${name} ${tellingValue(option, String(def.discriminator))}`.trim()),
  );
}

/** The value by which an option of a union is told; that of its first option where it is a union itself. */
function tellingValue(option: z.core.$ZodType, discriminator: string): string {
  const def = definitionOf(option);
  if (def.type === "union" && def.options[0] !== undefined)
    return tellingValue(def.options[0], discriminator);
  const field = def.type === "object" ? def.shape[discriminator] : undefined;
  const told = field === undefined ? undefined : definitionOf(field);
  return told?.type === "literal" ? String(told.values[0]) : "?";
}

function linesOf(schema: z.core.$ZodType, path: string): string[] {
  const def = definitionOf(schema);
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([key, field]) => {
        const [inner, optional] = required(field);
        const at = path === "" ? key : `${path}.${key}`;
        return [`${at}${optional ? "?" : ""}: ${typeOf(inner)}`, ...linesOf(inner, at)];
      });
    case "array":
      return linesWithin(def.element, `${path}[]`);
    case "record":
      return linesWithin(def.valueType, `${path}{}`);
    case "union":
      return casesOf(schema, "").flatMap(([name, option]) =>
        option === schema
          ? def.options.flatMap((inner) => linesOf(inner, path))
          : [`${path}<${name}>: object`, ...linesOf(option, `${path}<${name}>`)],
      );
    case "pipe":
      return linesOf(def.in, path);
    default:
      return [];
  }
}

function linesWithin(element: z.core.$ZodType, path: string): string[] {
  const [inner] = required(element);
  return [`${path}: ${typeOf(inner)}`, ...linesOf(inner, path)];
}

function required(schema: z.core.$ZodType): [z.core.$ZodType, optional: boolean] {
  const def = definitionOf(schema);
  if (def.type !== "optional" && def.type !== "default") return [schema, false];
  return [required(def.innerType)[0], true];
}

function typeOf(schema: z.core.$ZodType): string {
  const def = definitionOf(schema);
  switch (def.type) {
    case "enum":
      return Object.values(def.entries).map(quoted).join(" | ");
    case "literal":
      return def.values.map(quoted).join(" | ");
    case "union":
      return "discriminator" in def ? "one of several" : [...new Set(def.options.map(typeOf))].join(" | ");
    case "nullable":
      return `${typeOf(def.innerType)} | null`;
    case "pipe":
      return typeOf(def.in);
    default:
      return def.type;
  }
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}
