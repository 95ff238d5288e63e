import * as z from "zod";

/** Tells that something that lists and searches find was written or deleted; no fact: it says not what happened. */
export const itemChanged = { type: "table.item-changed" } as const;

const kinds = [
  "file",
  "person",
  "company",
  "centre",
  "jury-member",
  "certificate",
  "session",
  "task",
] as const;

/** What changed: its kind and its identifier, nothing else of it. */
export const listedItem = z.strictObject({ kind: z.enum(kinds), id: z.string() });
/** What changed, see {@link listedItem}. */
export type ListedItem = z.infer<typeof listedItem>;

/**
 * The entities that lists and searches find, or find something by, in whose partition they are. By their names: what relays
 * them needs no schema of theirs.
 */
export const listedEntities: Readonly<Record<string, ListedItem["kind"]>> = {
  file: "file",
  "natural-person": "person",
  "contact-address": "person",
  company: "company",
  centre: "centre",
  "jury-member": "jury-member",
  certificate: "certificate",
  session: "session",
  task: "task",
};
