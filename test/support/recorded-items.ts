import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, type FactDefinition, withDetails } from "../../events/fact.ts";
import { entities } from "../../shared/store/entities.ts";
import { factDetailsEntity } from "../../shared/store/facts.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { detailsKey, factKey } from "../../shared/store/keys.ts";
import { type Change, changesBetween, type Description, describeStored } from "./description.ts";
import { walkStored } from "./walk-stored.ts";

const folder = join(import.meta.dirname, "../recorded-items");

/** A kind of item, or of fact, that has versions. */
export interface StoredThing {
  name: string;
  /** The shape, or version, that the code writes. */
  version: number;
  steps: number;
  /** Where a step is added. */
  stepsOf: string;
  parts: Record<string, z.ZodType>;
  /** Reads an item of any version; throws when it can't. */
  read(item: StoredItem): void;
  holds(item: StoredItem): boolean;
  /** What its declaration gives as an example, for a kind of fact that no story brings about. */
  example?: StoredItem;
}

/** A version of a thing as it was recorded: what it was made of, and items of stories that were played. */
export interface Recording {
  madeOf: Record<string, Description>;
  items: StoredItem[];
}

/** Every kind of item and of fact. */
export const storedThings: readonly StoredThing[] = [
  ...[...entities.values()].map((entity): StoredThing => {
    const { data, summary } = entity.schemas;
    return {
      name: entity.name,
      version: entity.shape,
      steps: entity.shape - 1,
      stepsOf: `the declaration of “${entity.name}” in shared/store/`,
      parts: summary === undefined ? { data } : { data, summary },
      read: (item) => {
        entity.read(item);
        if (item.summary !== undefined) entity.summary(item);
      },
      holds: entity.holds,
    };
  }),
  ...[...factCatalogue.values()].map(
    (fact): StoredThing => ({
      name: `facts/${fact.type}`,
      version: fact.version,
      steps: fact.steps.length,
      stepsOf: `the declaration of “${fact.type}” in events/`,
      parts: { data: fact.data },
      read: (item) => {
        fact.read(factOf(item));
      },
      holds: (item) => item.entity === "fact" && factOf(item).type === fact.type,
      example: exampleOf(fact),
    }),
  ),
];

function exampleOf({ type, version, about, example }: FactDefinition): StoredItem {
  const id = "01JZZZZZZZZZZZZZZZZZZZZZZZ";
  const subject = { kind: about, id: `${about}_example` };
  const actor = { subject: "example", role: "oemm" as const, name: "Camille Exemple" };
  const data: Fact = { id, type, version, at: "2027-02-02T09:00:00Z", actor, about: subject, data: example };
  return { ...factKey(subject, id), entity: "fact", shape: 1, version: 1, data };
}

const isFact = (thing: StoredThing) => thing.name.startsWith("facts/");

/** A fact is read with its details, which stand in an item of their own. */
function withItsDetails(item: StoredItem, played: readonly StoredItem[]): StoredItem {
  const fact = factOf(item);
  const { pk, sk } = detailsKey(fact.about, fact.id);
  const details = played.find((other) => other.pk === pk && other.sk === sk);
  return { ...item, data: withDetails(fact, factDetailsEntity.find(details)) };
}

const factOf = (item: StoredItem) => item.data as unknown as Fact;

/** What is recorded of a thing, by version. */
export function recordingsOf({ name }: StoredThing): Map<number, Recording> {
  if (!existsSync(join(folder, name))) return new Map();
  return new Map(
    readdirSync(join(folder, name))
      .filter((file) => /^\d+\.json$/.test(file))
      .map((file) => [Number.parseInt(file, 10), JSON.parse(readFileSync(join(folder, name, file), "utf8"))]),
  );
}

/** What a thing is made of today. */
export function madeOf({ parts }: StoredThing): Record<string, Description> {
  return Object.fromEntries(Object.entries(parts).map(([part, schema]) => [part, describeStored(schema)]));
}

/** What changed in a thing since its version was recorded. */
export function changesOf(thing: StoredThing, recorded: Recording): Change[] {
  const today = madeOf(thing);
  return Object.entries(recorded.madeOf).flatMap(([part, description]) =>
    changesBetween(description, today[part] ?? { always: [] }).map(({ kind, what }) => ({
      kind,
      what: part === "data" ? what : `${part}: ${what}`,
    })),
  );
}

/** What to write when items recorded before no longer comply; undefined when nothing is to be written. */
export function whatToWrite(thing: StoredThing, recorded: Recording | undefined): string | undefined {
  if (recorded === undefined) return `${thing.name} ${thing.version} is not recorded yet: npm run record`;
  const changes = changesOf(thing, recorded);
  const breaking = changes.filter(({ kind }) => kind === "breaking");
  if (breaking.length > 0)
    return [
      `${thing.name}: ${breaking.map(({ what }) => what).join("; ")}.`,
      `What is stored as version ${thing.version} does not comply: leave the field as it was (optional, both names, every value),`,
      `or give ${thing.stepsOf} a step from ${thing.version} to ${thing.version + 1}, with a test of it, then: npm run record`,
    ].join("\n");
  if (changes.length > 0)
    return `${thing.name}: ${changes.map(({ what }) => what).join("; ")}. What is stored complies: npm run record`;
  return undefined;
}

/**
 * Records today's version of a thing: what it is made of, and, of items that were played, each that shows something
 * which none recorded before does. What was recorded before stays.
 */
export function record(thing: StoredThing, played: readonly StoredItem[]): void {
  const before = recordingsOf(thing).get(thing.version);
  const items = [...(before?.items ?? [])];
  const shown = new Set(items.flatMap((item) => pathsOf(thing, item)));
  const stored = played
    .filter(thing.holds)
    .map((item) => (isFact(thing) ? withItsDetails(item, played) : item));
  if (items.length + stored.length === 0 && thing.example !== undefined) items.push(thing.example);
  for (const item of stored) {
    const paths = pathsOf(thing, item);
    if (items.length > 0 && paths.every((path) => shown.has(path))) continue;
    items.push(item);
    for (const path of paths) shown.add(path);
  }
  const file = join(folder, thing.name, `${thing.version}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ madeOf: madeOf(thing), items }, null, 2)}\n`);
}

/** The fields that an item shows, and the state or kind of what shows them. */
function pathsOf(thing: StoredThing, item: StoredItem): string[] {
  const parts: Record<string, unknown> = isFact(thing)
    ? { data: factOf(item).data }
    : { data: item.data, summary: item.summary };
  return Object.entries(thing.parts).flatMap(([part, schema]) => {
    const paths: string[] = [];
    walkStored(schema, parts[part], (found, path) => {
      const told = [found["state"], found["kind"]].filter((value) => typeof value === "string").join(" ");
      const at = path.replaceAll(/\[\d+\]/g, "[]").replaceAll(/\{[^}]*\}/g, "{}");
      for (const key of Object.keys(found)) paths.push(`${part} ${at} ${told} ${key}`);
    });
    return paths;
  });
}
