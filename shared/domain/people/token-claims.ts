import * as z from "zod";
import { personId } from "../ids.ts";
import { type Capacity, capacity } from "./capacity.ts";

/** Minutes that a token lasts: who was deactivated keeps the one they have (decision 8). */
export const tokenMinutes = 15;

/** The claim that stands for the account in access logs. */
export const loggedClaim = "logged_subject";

/** What our function adds to access tokens, as text: users write none of it, and what is missing gives nothing. */
export const tokenClaims = z.object({
  /** R-PER-1: whose account it is. */
  person_id: personId.optional(),
  /** The address that the account has proved. */
  proved_address: z.string().optional(),
  /** The name that histories show: the person's. */
  display_name: z.string().optional(),
  /** R-PER-6: what the person may act as, see {@link capacitiesClaim}. */
  capacities: z.string().optional(),
  /** What they might act as, had they a second factor of sign-in; as the former. */
  withheld: z.string().optional(),
  /** What the account is called in logs: a hash. */
  [loggedClaim]: z.string().optional(),
});
/** The claims, see {@link tokenClaims}. */
export type TokenClaims = z.infer<typeof tokenClaims>;

const listed = z.array(capacity);

/** Capacities as a claim: as JSON, since API Gateway hands lists over as text that can't be read back. */
export function capacitiesClaim(capacities: readonly Capacity[]): string {
  return JSON.stringify(capacities);
}

/** The capacities of a claim; none where it is missing, or anything else. */
export function capacitiesOfClaim(claim: string | undefined): Capacity[] {
  try {
    return listed.safeParse(JSON.parse(claim ?? "[]")).data ?? [];
  } catch {
    return [];
  }
}
