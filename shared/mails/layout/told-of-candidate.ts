import type { ConcernedParty } from "../../domain/access/concerned.ts";
import type { CivilStatus } from "../../domain/people/civil-status.ts";
import type { Greeted } from "./greeting.ts";

/** What a mail to a company or a centre about a candidate says first (R-DAY-7). */
export interface ToldOfCandidate {
  /** None where it goes to the party's own address. */
  greeted: Greeted | undefined;
  party: ConcernedParty["party"];
  candidateName: string;
  /** The candidate's, with whom texts agree. */
  sex: CivilStatus["sex"];
  certificationName: string;
  fileUrl: string;
  contact: string;
}
