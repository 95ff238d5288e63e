import type { CandidateFile } from "../files/file.ts";

/** A piece of a file. */
export type Piece = CandidateFile["evidence"][number];

/** A list in a sentence: a, b et c. */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat("fr-FR", { type: "conjunction" }).format(parts);
}
