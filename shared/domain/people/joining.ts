import * as z from "zod";
import type { FileMain } from "../enrolment/file.ts";
import { fileId, personId, taskId } from "../ids.ts";
import { instant } from "../time/civil-date.ts";
import { holdings } from "../validation/holdings.ts";
import { knownCivilStatus } from "./civil-status.ts";

/** R-PER-4: that two persons were joined, and what undoing it gives back to the one who was kept. */
export const joining = z.strictObject({
  keptId: personId,
  joinedId: personId,
  taskId,
  at: instant,
  /** What was known of the one kept. */
  civilStatus: knownCivilStatus.optional(),
});
/** A joining, see {@link joining}. */
export type Joining = z.infer<typeof joining>;

/** R-PER-4: what two persons held of a certification when they were joined. */
export const heldBefore = z.strictObject({
  kept: holdings,
  joined: holdings,
  /** What the one held when they were made two again. */
  together: holdings.optional(),
  /** Whether certificates, expiries and deadlines have followed. */
  followed: z.boolean(),
});
/** What two persons held, see {@link heldBefore}. */
export type HeldBefore = z.infer<typeof heldBefore>;

/** R-PER-4: a file that a joining moved or withdrew. */
export const joinedFile = z.strictObject({
  fileId,
  /** Whose it was. */
  of: z.enum(["kept", "joined"]),
  /** The state that it was withdrawn in, where it was. */
  withdrawnIn: z.string().optional(),
});
/** A file of a joining, see {@link joinedFile}. */
export type JoinedFile = z.infer<typeof joinedFile>;

/** R-PER-4: a file as that of another person. */
export function fileOfPerson<File extends FileMain>(file: File, personId: string): File {
  return { ...file, candidate: { ...file.candidate, personId } };
}
