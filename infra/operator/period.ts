import type { Instant } from "../../shared/domain/time/civil-date.ts";

/** A period, both ends included. */
export interface Period {
  from: Instant;
  to: Instant;
}

/** The options of a command that works on a period. */
export const periodOptions = { from: { type: "string" }, to: { type: "string" } } as const;

/** The lines of a command's help that say these options. */
export const periodUsage = `  --from INSTANT  le début de la période, en temps universel, comme 2027-03-04T05:00:00Z
  --to INSTANT    sa fin, comprise`;

/** The period that a command was told; ends with status 2 where it is none. */
export function periodTold({ from, to }: { from?: string; to?: string }): Period {
  const [first, last] = [instantOf(from), instantOf(to)];
  if (first !== undefined && last !== undefined && first <= last) return { from: first, to: last };
  console.error("--from et --to attendent deux instants, dans l’ordre, comme 2027-03-04T05:00:00Z.");
  process.exit(2);
}

/** An instant as the system writes it, or undefined. */
export function instantOf(text: string | undefined): Instant | undefined {
  const milliseconds = Date.parse(text ?? "");
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
