import type { Evidence } from "../evidence/evidence.ts";
import type { Answer } from "./booklet.ts";
import type { VaeFile } from "./file.ts";

/** A file with what hangs on it: booklet answers and evidence. Rules that need all of it take this. */
export interface FileContents<File extends VaeFile = VaeFile> {
  file: File;
  answers: readonly Answer[];
  evidence: readonly Evidence[];
}

/** Ids of the pieces that were uploaded and verified. */
export function acceptedEvidence(evidence: readonly Evidence[]): ReadonlySet<string> {
  return new Set(evidence.filter((piece) => piece.state === "accepted").map((piece) => piece.id));
}
