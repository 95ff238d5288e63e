import type * as z from "zod";
import { staffMember } from "../domain/people/staff.ts";
import type { ListedStaffMember } from "../store/staff-list.ts";
import { updatedAt } from "./updated-at.ts";

/** A person as their party and OEMM see them. */
export const staffView = staffMember
  .omit({ account: true, partyId: true })
  .extend({ updatedAt })
  .meta({ id: "Person", description: "Personne qui agit pour une entreprise, un centre ou l’OEMM" });

/** The view of a person. */
export function toStaffView({
  account: _,
  partyId: __,
  ...shown
}: ListedStaffMember): z.input<typeof staffView> {
  return shown;
}
