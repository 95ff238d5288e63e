import type { CandidateFile } from "../files/file.ts";

/** A piece of a file. */
export type Piece = CandidateFile["evidence"][number];

/** A number of things, as French agrees it: 1 domaine, 2 domaines. */
export function counted(count: number, one: string, more: string): string {
  return `${count.toLocaleString("fr-FR")}\u00a0${count < 2 ? one : more}`;
}

/** A list in a sentence: a, b et c. */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat("fr-FR", { type: "conjunction" }).format(parts);
}
