import type { StaffMember } from "../domain/people/staff.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import type { Listed } from "./entity.ts";
import { staffKey, staffPartition } from "./keys.ts";
import { readSince } from "./narrowed-page.ts";
import { staffEntity } from "./staff.ts";
import type { Page } from "./table.ts";

/** A person in a list, with when they last changed, where that was noted. */
export type ListedStaffMember = Listed<StaffMember>;

/** A page of a party's people, in the order of their invitation; those who changed since an instant, where one is given. */
export function listStaff(
  partyId: string,
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
): Promise<Page<ListedStaffMember>> {
  const from = staffKey(partyId, "").sk;
  return readSince({ pk: staffPartition(partyId), from, limit, cursor }, since, staffEntity.listedWhole);
}
