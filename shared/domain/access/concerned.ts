import * as z from "zod";
import type { FileMain } from "../enrolment/file.ts";
import type { StaffMember } from "../people/staff.ts";
import type { DecisionSheet } from "../validation/decision-sheet.ts";
import { seesDecisions } from "./decisions.ts";

/** A company or a centre that follows a candidate. */
export const concernedParty = z.strictObject({ party: z.enum(["company", "centre"]), id: z.string() });
/** See {@link concernedParty}. */
export type ConcernedParty = z.infer<typeof concernedParty>;

/**
 * R-DAY-7: who is told of what concerns a candidate: the company by training, and the centre by either path; by training, once
 * the enrolment is registered, before which the employee may not have accepted it (R-PER-3).
 */
export function concernedBy(file: FileMain): ConcernedParty[] {
  const company: ConcernedParty[] =
    file.path === "training" ? [{ party: "company", id: file.companyId }] : [];
  if (file.centreId === undefined || file.state === "draft") return company;
  return [...company, { party: "centre", id: file.centreId }];
}

/** Whether a company or a centre follows a candidate, still. */
export function isConcerned({ party, id }: ConcernedParty, file: FileMain): boolean {
  return concernedBy(file).some((one) => one.party === party && one.id === id);
}

/** People of a party who are told at most. */
const mostTold = 20;

/**
 * R-DAY-7: who of a party's people is told: those who manage it and have accepted to; none where it has no such person, and is
 * written to at its own address.
 */
export function peopleTold(people: readonly StaffMember[]): StaffMember[] {
  return people
    .filter(({ active, role, answer = "accepted" }) => active && role === "manager" && answer === "accepted")
    .slice(0, mostTold);
}

/** What a company or a centre is told of a decision. */
export interface ResultTold {
  validation: "full" | "partial";
  /** Domains that count from then on, and those of the certification. */
  acquired: number;
  domains: number;
  /** Domain by domain, for those who read decisions. */
  results: DecisionSheet["results"] | undefined;
}

/**
 * R-DAY-7, R-PER-3: what a company or a centre is told of a decision: that the CQP was granted, or in part, with the number of
 * domains; domain by domain where it still follows the candidate and reads decisions.
 */
export function resultFor(to: ConcernedParty, file: FileMain, sheet: DecisionSheet): ResultTold {
  const relation = to.party === "company" ? "company" : "chosen-centre";
  const reads = isConcerned(to, file) && seesDecisions(relation, file);
  return {
    validation: sheet.validation,
    acquired: sheet.results.filter(({ result }) => result !== "not-acquired").length,
    domains: sheet.results.length,
    results: reads ? sheet.results : undefined,
  };
}
