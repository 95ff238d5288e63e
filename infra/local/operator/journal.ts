import { randomUUID } from "node:crypto";
import type { _Record } from "@aws-sdk/client-dynamodb-streams";

/** What the operator's page shows as it happens, by its places on the page. */
export type Happening = "requests" | "facts" | "runs" | "mails" | "items";

/** A line of the page: when, and what its columns say. */
export interface Line {
  kind: Happening;
  /** Counts the lines from the start of the stack. */
  number: number;
  /** ISO instant of the stack's clock. */
  at: string;
  cells: readonly string[];
}

/** What happened lately in the stack, for those who look. */
export interface Journal {
  /** Tells one start of the stack from another. */
  start: string;
  note(kind: Happening, ...cells: readonly string[]): void;
  /** Notes records of the table's stream, none of what they hold but whose they are. */
  noteItems(records: readonly _Record[]): void;
  /** The lines after a number that are still kept, oldest first. */
  since(number: number): Line[];
  /** Calls at each line from now on, until what it gives is called. */
  watch(tell: (line: Line) => void): () => void;
}

/** Lines kept of each kind, which is what the page shows at most. */
export const linesKept = 100;

/** Opens the journal of a stack. */
export function openJournal(now: () => Date): Journal {
  const kept = new Map<Happening, Line[]>();
  const watchers = new Set<(line: Line) => void>();
  let number = 0;
  const note: Journal["note"] = (kind, ...cells) => {
    const line = { kind, number: ++number, at: now().toISOString(), cells };
    kept.set(kind, [...(kept.get(kind) ?? []).slice(1 - linesKept), line]);
    for (const tell of watchers) tell(line);
  };
  return {
    start: randomUUID(),
    note,
    noteItems(records) {
      for (const { eventName = "", dynamodb } of records) {
        const { NewImage, OldImage, Keys } = dynamodb ?? {};
        const image = NewImage ?? OldImage ?? {};
        const key = [Keys?.["pk"]?.S, Keys?.["sk"]?.S].join(" ");
        note("items", eventName, image["entity"]?.S ?? "", key, image["version"]?.N ?? "");
      }
    },
    since: (after) =>
      [...kept.values()]
        .flat()
        .filter((line) => line.number > after)
        .sort((one, other) => one.number - other.number),
    watch(tell) {
      watchers.add(tell);
      return () => void watchers.delete(tell);
    },
  };
}
