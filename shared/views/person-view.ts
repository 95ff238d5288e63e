import type * as z from "zod";
import { type Person, person } from "../domain/people/person.ts";

/** A person as their party and OEMM see them. */
export const personView = person
  .omit({ account: true, partyId: true })
  .meta({ id: "Person", description: "Personne qui agit pour une entreprise, un centre ou l’OEMM" });

/** The view of a person. */
export function toPersonView({ account: _, partyId: __, ...shown }: Person): z.input<typeof personView> {
  return shown;
}
