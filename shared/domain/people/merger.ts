import { DomainError } from "../domain-error.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { employedBy } from "../enrolment/move-file.ts";
import type { JuryMember } from "../jury/member.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { Holdings } from "../validation/holdings.ts";
import type { StaffMember } from "./staff.ts";

/** A company or a centre, which says into which other one it was merged. */
interface Merging {
  id: string;
  mergedInto?: string | undefined;
}

/** Which party was merged into which. */
export interface Merger {
  mergedId: string;
  intoId: string;
}

/** R-PER-8: a party that was merged does nothing more under its former name. @throws DomainError `party-merged`. */
export function assertNotMerged({ mergedInto }: Pick<Merging, "mergedInto">): void {
  if (mergedInto === undefined) return;
  throw refusal("party-merged", "Cette entreprise ou ce centre a fusionné avec un autre.");
}

/**
 * R-PER-8: a company or a centre as it is merged into another one, to which candidates, people and history go.
 * @throws DomainError `party-merged`, `same-party`.
 */
export function mergeInto<Party extends Merging>(merged: Party, into: Party): Party {
  if (merged.id === into.id)
    throw refusal("same-party", "Une entreprise ou un centre ne fusionne pas avec lui-même.");
  assertNotMerged(merged);
  assertNotMerged(into);
  return { ...merged, mergedInto: into.id };
}

/** R-PER-8: a file, in any state, that names the party into which another was merged in its place; itself where it names none. */
export function fileAfterMerger(file: CandidateFile, { mergedId, intoId }: Merger): CandidateFile {
  const employed =
    file.candidate.companyId === mergedId || (file.path === "training" && file.companyId === mergedId)
      ? employedBy(file, intoId)
      : file;
  const chosen = employed.centreId === mergedId ? { ...employed, centreId: intoId } : employed;
  if (chosen.path === "vae" || chosen.individualPath === undefined) return chosen;
  const { modules } = chosen.individualPath;
  if (!modules.some(({ centreId }) => centreId === mergedId)) return chosen;
  const given = modules.map((one) => (one.centreId === mergedId ? { ...one, centreId: intoId } : one));
  return { ...chosen, individualPath: { ...chosen.individualPath, modules: given } };
}

/** R-PER-8: what is held, whose deadlines go to the party into which another was merged; itself where none did. */
export function heldAfterMerger(held: Holdings, { mergedId, intoId }: Merger): Holdings {
  const sheets = Object.entries(held.sheets ?? {});
  if (!sheets.some(([, { partyId }]) => partyId === mergedId)) return held;
  const given = sheets.map(([id, origin]) => [
    id,
    origin.partyId === mergedId ? { ...origin, partyId: intoId } : origin,
  ]);
  return { ...held, sheets: Object.fromEntries(given) };
}

/**
 * R-PER-8: a person of a merged party as one of the other: with their role and what they answered. Undefined where the
 * other knows their address already: what it gives them stays.
 */
export function staffAfterMerger(
  one: StaffMember,
  there: readonly StaffMember[],
  { intoId }: Merger,
): StaffMember | undefined {
  if (!one.active || there.some(({ account }) => account === one.account)) return undefined;
  return { ...one, partyId: intoId, version: 1 };
}

/** R-PER-8, R-JURY-5: a jury member whom a merged company employs: the former one stays known for conflicts. */
export function memberAfterMerger(member: JuryMember, { mergedId, intoId }: Merger): JuryMember {
  if (member.companyId !== mergedId) return member;
  return { ...member, companyId: intoId, formerCompanyIds: [...(member.formerCompanyIds ?? []), mergedId] };
}

function refusal(code: ProblemCode, detail: string): DomainError {
  return new DomainError(code, { rule: "R-PER-8", detail });
}
