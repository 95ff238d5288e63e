import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { personId } from "../ids.ts";
import { instant } from "../time/civil-date.ts";
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
  /** R-PER-4: those who turned out to be this person, in the order of their joining. */
  joinedWith: z.array(personId).optional(),
  /** R-PER-4: files still come or go, since a joining or its undoing. */
  settling: z.literal(true).optional(),
  /** R-PER-5: when OEMM last moved their account: what signed in for them until then does so no more. */
  accountsClosedAt: instant.optional(),
});
/** A person, see {@link person}. */
export type Person = z.infer<typeof person>;

/** A person about whom nothing is written yet. */
export function unknownPerson(id: string): Person {
  return { id, version: 0 };
}

/**
 * R-PER-4: a person who was joined with another does nothing more under their former identifier, which a token may name
 * until it ends.
 * @throws DomainError `person-joined`.
 */
export function assertNotJoined({ joinedInto }: Person): void {
  if (joinedInto === undefined) return;
  throw new DomainError("person-joined", {
    rule: "R-PER-4",
    detail: "Cette personne a été réunie avec une autre\u00a0: il faut se connecter de nouveau.",
  });
}

/**
 * R-PER-4: what rests on all of a person's files waits until they have followed a joining or its undoing, which takes
 * moments.
 * @throws DomainError `person-joined`, `person-settling`.
 */
export function assertSettled(person: Person): void {
  assertNotJoined(person);
  if (person.settling === undefined) return;
  throw new DomainError("person-settling", {
    rule: "R-PER-4",
    detail:
      "Les dossiers de cette personne sont en train d’être réunis ou séparés\u00a0: réessayez dans un instant.",
  });
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
        message: "La valeur déjà connue est attendue, ou aucune.",
      })),
    });
  return { ...before, civilStatus: { ...known, ...given } };
}
