import type * as z from "zod";
import { type Attributes, bringUp, type Step } from "../domain/bring-up.ts";
import { keepingUnknown } from "../domain/structure.ts";
import type { Item, StoredItem } from "./item.ts";

/** How an older shape of an entity becomes the next one: what it holds, and what lists show of it. */
export interface ShapeStep {
  data?: Step;
  summary?: Step;
}

/** What a list shows of a thing, or the whole of it, with its version and when it last changed, where that was noted. */
export type Listed<Summary> = Summary & { version: number; updatedAt?: string | undefined };

/** A kind of thing that the table holds: the one place where its items are read, and where they are made. */
export interface Entity<Data extends object = object, Summary extends object = object> {
  name: string;
  /** Which shape this code writes: 1, and one more a step. */
  shape: number;
  /** The schemas of the domain or of the store that it is read by, for what describes them. */
  schemas: { data: z.ZodType; summary: z.ZodType | undefined };
  /** The thing from an item of the table; throws {@link UnreadableItem}. */
  read(item: StoredItem): Data;
  /** The thing from the item that was asked for, if there is one; throws {@link UnreadableItem}. */
  find(item: StoredItem | undefined): Data | undefined;
  /** The things of this kind among the items of a partition; throws {@link UnreadableItem}. */
  among(items: readonly StoredItem[]): Data[];
  /** What a list shows of the thing, from an item of an index; throws {@link UnreadableItem}. */
  summary(item: StoredItem): Summary;
  /** The same, with its version and when it last changed; throws {@link UnreadableItem}. */
  listed(item: StoredItem): Listed<Summary>;
  /** The whole thing, with its version and when it last changed, for lists that show all of it; throws {@link UnreadableItem}. */
  listedWhole(item: StoredItem): Listed<Data>;
  /** Whether an item is of this kind. */
  holds(item: Pick<StoredItem, "entity">): boolean;
  /** An item to write. */
  item(content: ItemOf<Data, Summary>): Item;
}

/** An item without what its entity says of it. */
type ItemOf<Data extends object, Summary extends object> = Omit<
  Item,
  "entity" | "shape" | "data" | "summary"
> & {
  data: Data;
  summary?: Summary;
};

/** An item that is not, by any shape that this code knows of, what its entity says. */
export class UnreadableItem extends Error {
  constructor({ entity, shape, pk, sk }: StoredItem, cause: unknown) {
    // R-RGPD-2: it is logged, and keys of before may hold addresses.
    const key = `${pk} / ${sk}`.replaceAll(/[^#\s]+@[^#\s]+/g, "…");
    super(`${key}, shape ${shape} of ${entity}, can't be read`, { cause });
    this.name = "UnreadableItem";
  }
}

/**
 * Declares what the table holds. The schemas are those of the domain, given late so that nothing is built before an
 * item is read; what was stored is read by their structure alone (`keepingUnknown`). A change that yesterday's items
 * don't comply with takes a step that brings them up, and a recording: see docs/data-model.md.
 */
export function defineEntity<
  Data extends z.ZodType<object>,
  Summary extends z.ZodType<object> = z.ZodNever,
>(declared: {
  name: string;
  data: () => Data;
  summary?: () => Summary;
  /** From the first shape to the second, and so on. */
  steps?: readonly ShapeStep[];
}): Entity<z.output<Data>, z.output<Summary>> {
  const { name, steps = [] } = declared;
  const shape = steps.length + 1;
  const dataSteps = steps.map(({ data }) => data ?? unchanged);
  const summarySteps = steps.map(({ summary }) => summary ?? unchanged);
  const data = once(declared.data);
  const summary = once(() => {
    if (declared.summary === undefined) throw new Error(`no list shows ${name}`);
    return declared.summary();
  });

  const read = (item: StoredItem) => readAs(data(), item.data, dataSteps, item);
  const summaryOf = (item: StoredItem) => readAs(summary(), item.summary, summarySteps, item);
  const holds = (item: Pick<StoredItem, "entity">) => item.entity === name;
  return {
    name,
    shape,
    get schemas() {
      return { data: data(), summary: declared.summary && summary() };
    },
    read,
    find: (item) => (item === undefined ? undefined : read(item)),
    among: (items) => items.filter(holds).map(read),
    summary: summaryOf,
    listed: (item) => asListed(summaryOf(item), item),
    listedWhole: (item) => asListed(read(item), item),
    holds,
    item: (content) => ({ ...content, entity: name, shape }),
  };
}

function asListed<Shown extends object>(shown: Shown, item: StoredItem): Listed<Shown> {
  return { ...shown, version: item.version, updatedAt: item.changedAt };
}

const unchanged: Step = (same) => same;

function once<Made>(make: () => Made): () => Made {
  let made: { it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

function readAs<Schema extends z.ZodType>(
  schema: Schema,
  written: Attributes | undefined,
  steps: readonly Step[],
  item: StoredItem,
): z.output<Schema> {
  try {
    return keepingUnknown(schema).parse(written && bringUp(written, item.shape, steps));
  } catch (cause) {
    throw new UnreadableItem(item, cause);
  }
}
