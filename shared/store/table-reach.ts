import type { ListPartition, Partition } from "./partitions.ts";

/** What a function reaches in the table: its role lets it do that and nothing else (decision 32). */
export interface TableReach {
  /** Partitions that it reads, by key or by query. */
  reads?: readonly Partition[];
  /** Partitions of indexes that it queries. */
  lists?: readonly ListPartition[];
  /**
   * Partitions that it puts items in. Facts tell what is written, so that what writes records them besides; an empty list
   * where it records them alone.
   */
  writes?: readonly Partition[];
  /** Partitions of numbers that it adds to, as they are. */
  counts?: readonly Partition[];
  /** Partitions of items that its writes depend on and leave as they are. */
  checks?: readonly Partition[];
  /** Partitions that it deletes items of: those of trails are never among them. */
  deletes?: readonly Exclude<Partition, "HISTORY" | "READINGS" | "SEALS" | "TRAIL">[];
  /** Whether no fact tells what it writes. */
  untold?: true;
}

/** Where facts are put, and what they say of people. */
const ofFacts = ["DETAILS", "HISTORY"] as const;

/** All that a function reaches, with the facts that it records. */
export type WholeReach = Required<Omit<TableReach, "untold">>;

/** What a function reaches by several parts of it. */
export function wholeReach(...parts: readonly (TableReach | undefined)[]): WholeReach {
  const all = <Name extends keyof WholeReach>(name: Name) =>
    [...new Set(parts.flatMap((part) => part?.[name] ?? []))].sort() as unknown as WholeReach[Name];
  const tells = parts.some((part) => part?.writes !== undefined && part.untold !== true);
  return {
    reads: all("reads"),
    lists: all("lists"),
    writes: tells ? [...all("writes"), ...ofFacts].sort() : all("writes"),
    counts: all("counts"),
    checks: all("checks"),
    deletes: all("deletes"),
  };
}

/** Whether anything is reached. */
export function reachesTable(reach: WholeReach): boolean {
  return Object.values(reach).some((partitions) => partitions.length > 0);
}
