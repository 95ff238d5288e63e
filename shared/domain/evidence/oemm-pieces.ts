import { mayRead } from "../access/fields.ts";
import type { FileRelation } from "../access/relations.ts";
import { type CandidateFile, commandsOf } from "../enrolment/file.ts";
import type { Evidence } from "./evidence.ts";

type Category = Pick<Evidence, "category">;

/** Pieces that OEMM alone deposits: the form of R-PER-3, and what proves a civil status (R-PER-5). */
export function isDepositedByOemm({ category }: Category): boolean {
  return category === "signed-enrolment" || category === "civil-status-proof";
}

/** R-PER-5: a civil status is corrected in any state of a file, on a piece that comes to it then. */
export function comesAtAnyTime({ category }: Category): boolean {
  return category === "civil-status-proof";
}

/** R-VAE-6: whether a piece may still come to a file. */
export function mayReceive(file: CandidateFile, piece: Category): boolean {
  return comesAtAnyTime(piece) || commandsOf(file).includes("upload-evidence");
}

/** R-PER-5: what proves a civil status is read by OEMM and the person themselves. */
export function mayReadPiece(relation: FileRelation, { category }: Category): boolean {
  return category !== "civil-status-proof" || mayRead(relation, "civilStatusProof");
}
