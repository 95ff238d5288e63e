import { mayRead } from "../access/fields.ts";
import type { FileRelation } from "../access/relations.ts";
import { type CandidateFile, commandsOf } from "../enrolment/file.ts";
import type { Evidence } from "./evidence.ts";

type Category = Pick<Evidence, "category">;
type Deposited = Pick<Evidence, "category" | "inPlace">;

const ofOemm: readonly Evidence["category"][] = ["signed-enrolment", "civil-status-proof", "scanned-booklet"];

/** Pieces that OEMM alone deposits: the form of R-PER-3, what proves a civil status (R-PER-5), a booklet on paper (R-VAE-5). */
export function isDepositedByOemm({ category }: Category): boolean {
  return ofOemm.includes(category);
}

/** R-OEMM-1: pieces that OEMM deposited, its own and those in the place of a candidate: it renews and removes them. */
export function isOfOemm(piece: Deposited): boolean {
  return isDepositedByOemm(piece) || piece.inPlace === true;
}

/** R-OEMM-1: pieces that OEMM deposits in the place of a candidate by VAE: what is theirs, and the booklet that they handed in. */
export function isInPlaceOfCandidate(piece: Category): boolean {
  return piece.category === "scanned-booklet" || !isDepositedByOemm(piece);
}

/** R-PER-5: a civil status is corrected in any state of a file, on a piece that comes to it then. */
export function comesAtAnyTime({ category }: Category): boolean {
  return category === "civil-status-proof";
}

/** R-VAE-6, R-DAY-6: whether a piece may still come to a file: slides while a session is to hear it. */
export function mayReceive(file: CandidateFile, piece: Category): boolean {
  if (piece.category === "presentation") return file.state === "scheduled";
  return comesAtAnyTime(piece) || commandsOf(file).includes("upload-evidence");
}

/**
 * R-PER-5: what proves a civil status is read by OEMM and the person themselves; R-DAY-6: the slides of an appearance, by the jury
 * that hears it besides.
 */
export function mayReadPiece(relation: FileRelation, { category }: Category): boolean {
  if (category === "presentation") return ["owner", "oemm", "sitting-member"].includes(relation);
  return category !== "civil-status-proof" || mayRead(relation, "civilStatusProof");
}
