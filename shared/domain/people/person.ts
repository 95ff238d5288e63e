import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { personId } from "../ids.ts";
import { type CivilStatus, differencesOf, knownCivilStatus } from "./civil-status.ts";

/**
 * R-PER-1: a person: what juries granted, certificates and files are theirs, and stay so when their accounts,
 * names and addresses change.
 */
export const person = z.strictObject({
  id: personId,
  /** 0 before anything was written about them. */
  version: z.int().nonnegative(),
  /** Absent while it is unknown. */
  civilStatus: knownCivilStatus.optional(),
  /** R-PER-4: the person whom this one turned out to be, and whose everything is from then on. */
  joinedInto: personId.optional(),
});
/** A person, see {@link person}. */
export type Person = z.infer<typeof person>;

/** A person about whom nothing is written yet. */
export function unknownPerson(id: string): Person {
  return { id, version: 0 };
}

/**
 * R-PER-1, R-PER-5: a person gives their civil status once; what was given is corrected by OEMM alone. What was unknown
 * of it is filled in.
 * @throws DomainError `civil-status-differs`, `civil-status-unknown`.
 */
export function withCivilStatus(
  before: Person,
  given: CivilStatus | undefined,
): Person & { civilStatus: CivilStatus } {
  const known = before.civilStatus;
  if (given === undefined) {
    if (known !== undefined) return { ...before, civilStatus: known };
    throw new DomainError("civil-status-unknown", {
      rule: "R-PER-1",
      kind: "input",
      detail: "Votre état civil est à renseigner.",
      fields: [{ path: "candidate.civilStatus", message: "À renseigner." }],
    });
  }
  // What one of them leaves out is filled in by the other.
  const differing = differencesOf({ ...given, ...known }, { ...known, ...given });
  if (differing.length > 0)
    throw new DomainError("civil-status-differs", {
      rule: "R-PER-5",
      detail:
        "L’état civil de cette personne est déjà connu autrement\u00a0: l’OEMM le rectifie, sur justificatif.",
      fields: differing.map((field) => ({
        path: `candidate.civilStatus.${field}`,
        message: "Diffère de ce qui est connu.",
      })),
    });
  return { ...before, civilStatus: { ...known, ...given } };
}
