import type * as z from "zod";
import { type StaffMember, staffMember } from "../domain/people/staff.ts";

/** A person as their party and OEMM see them. */
export const staffView = staffMember
  .omit({ account: true, partyId: true })
  .meta({ id: "Person", description: "Personne qui agit pour une entreprise, un centre ou l’OEMM" });

/** The view of a person. */
export function toStaffView({ account: _, partyId: __, ...shown }: StaffMember): z.input<typeof staffView> {
  return shown;
}
