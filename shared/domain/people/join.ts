import type { Certificate } from "../certificate/certificate.ts";
import { DomainError } from "../domain-error.ts";
import { fullName } from "../enrolment/candidate.ts";
import type { CandidateFile, FileIn } from "../enrolment/file.ts";
import { withdrawFile } from "../enrolment/submission.ts";
import { ofName } from "../french/of-name.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { latestOf } from "../validation/acquired-domain.ts";
import type { DecisionSheet } from "../validation/decision-sheet.ts";
import { certificateNumbers, completesByJoining, type Holdings } from "../validation/holdings.ts";
import { type CivilStatus, differencesOf } from "./civil-status.ts";
import { assertNotJoined, type Person } from "./person.ts";

/** What one of two persons holds of a certification, with their last sheet where a jury decided. */
export interface Held {
  holdings: Holdings;
  lastSheet: Pick<DecisionSheet, "id" | "decidedOn" | "signedAt"> | undefined;
}

/**
 * R-PER-4: two persons are one: the one who is kept, told what was known of the other alone, and the other, who names
 * them from now on.
 * @throws DomainError `person-joined`, `same-person`.
 */
export function joinPersons(kept: Person, joined: Person): { kept: Person; joined: Person } {
  assertTwo([kept, joined]);
  assertNotJoined(kept);
  assertNotJoined(joined);
  const known = knownOfBoth(kept, joined);
  return {
    kept: {
      ...kept,
      ...(known === undefined ? {} : { civilStatus: known }),
      joinedWith: [...(kept.joinedWith ?? []), joined.id],
    },
    joined: { ...joined, joinedInto: kept.id },
  };
}

/** R-PER-4: what is said of two persons is not said of one. @throws DomainError `same-person`. */
export function assertTwo(persons: readonly Person[]): void {
  if (new Set(persons.map(({ id }) => id)).size > 1) return;
  throw refusal("same-person", "Ce sont deux fois la même personne.");
}

function knownOfBoth(kept: Pick<Person, "civilStatus">, joined: Person): CivilStatus | undefined {
  const known = { ...joined.civilStatus, ...kept.civilStatus };
  const { firstNames } = known;
  return firstNames === undefined ? undefined : { ...known, firstNames };
}

/**
 * R-PER-4, R-JURY-8, R-JURY-10: what two persons hold of a certification once they are one: each domain as it was last
 * granted to either. Their last sheet is the one that a certificate was issued on, or else the one signed last; its
 * correction leaves what came with the other.
 */
export function joinHoldings(kept: Held, joined: Held): Holdings {
  const [first, last] = inOrder(kept, joined);
  const beside = latestOf(last.joined ?? {}, first.acquired);
  const [certificateNumber, ...others] = [last, first].flatMap((held) => [
    ...(held.certificateNumber === undefined ? [] : [held.certificateNumber]),
    ...(held.otherCertificates ?? []),
  ]);
  const { personId, certification, version } = kept.holdings;
  const sheets = { ...first.sheets, ...last.sheets };
  const fallen = [...(first.fallen ?? []), ...(last.fallen ?? [])];
  // What was another's may turn out to be one's own after all, unless it was corrected meanwhile.
  const ofOthers = [...(first.ofOthers ?? []), ...(last.ofOthers ?? [])].filter((id) => !(id in sheets));
  return {
    personId,
    certification,
    version,
    acquired: latestOf(first.acquired, last.acquired),
    ...(last.lastSheetId === undefined ? {} : { lastSheetId: last.lastSheetId }),
    ...(Object.keys(beside).length === 0 ? {} : { joined: beside }),
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
    ...(others.length === 0 ? {} : { otherCertificates: others }),
    ...(first.withdrawn === undefined && last.withdrawn === undefined
      ? {}
      : { withdrawn: { ...first.withdrawn, ...last.withdrawn } }),
    ...(fallen.length === 0 ? {} : { fallen }),
    ...(ofOthers.length === 0 ? {} : { ofOthers }),
    sheets,
  };
}

function inOrder(one: Held, other: Held): [Holdings, Holdings] {
  const rank = ({ holdings, lastSheet }: Held) =>
    [
      holdings.certificateNumber === undefined ? "0" : "1",
      lastSheet?.decidedOn ?? "",
      lastSheet?.signedAt ?? "",
      lastSheet?.id ?? "",
    ].join(" ");
  return rank(one) > rank(other) ? [other.holdings, one.holdings] : [one.holdings, other.holdings];
}

/**
 * R-PER-4: OEMM grants what was joined as long as it makes the whole CQP as of the day of joining.
 * @throws DomainError `not-whole`.
 */
export function assertWhole(held: Holdings, domainCodes: readonly string[], joinedOn: CivilDate): void {
  if (completesByJoining(held, domainCodes, joinedOn)) return;
  throw refusal("not-whole", "Les domaines réunis ne font pas, ou plus, le CQP entier.");
}

/** R-PER-4: both certificates stay valid; the one decided first gives the bonus of the CQP. */
export function givingBonus(certificates: readonly Certificate[]): Certificate | undefined {
  const standing = certificates.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return standing.toSorted((one, other) => one.decidedOn.localeCompare(other.decidedOn))[0];
}

/**
 * R-PER-4: of the files that two persons have under way for a certification, those that are withdrawn as they are joined.
 * OEMM says which is kept; otherwise the one that is convened is. R-JURY-13: none is once the CQP was issued.
 * @throws DomainError `file-to-keep`, `file-convened`.
 */
export function withdrawnByJoining(
  underWay: readonly CandidateFile[],
  given: { keep: readonly string[]; certified: boolean },
): { before: CandidateFile; after: FileIn<"withdrawn"> }[] {
  const keep = given.certified ? undefined : fileToKeep(underWay, given.keep);
  return underWay
    .filter((file) => file !== keep)
    .map((file) => {
      if (file.state === "scheduled")
        throw refusal(
          "file-convened",
          `Le dossier ${file.certification} ${ofName(fullName(file.candidate))} est inscrit à un jury\u00a0: il faut d’abord l’en retirer, ou le conserver.`,
        );
      return { before: file, after: withdrawFile(file) };
    });
}

function fileToKeep(underWay: readonly CandidateFile[], keep: readonly string[]): CandidateFile | undefined {
  const [one, other] = underWay;
  if (other === undefined) return one;
  const named = underWay.filter(({ id }) => keep.includes(id));
  const candidates = named.length > 0 ? named : underWay.filter(({ state }) => state === "scheduled");
  if (candidates.length === 1) return candidates[0];
  throw refusal(
    "file-to-keep",
    `Plus d’un dossier est en cours pour le CQP ${one?.certification}\u00a0: il faut dire lequel est conservé, ${underWay.map(({ id }) => id).join(" ou ")}.`,
  );
}

/**
 * R-PER-4: two persons who were joined are two again, the one who was kept with the civil status of before, unless it was
 * corrected or given since. The last joining is undone first.
 * @throws DomainError `person-joined` when the one who was kept was joined in turn; `not-joined`; `joining-rested-on`.
 */
export function separatePersons(
  kept: Person,
  joined: Person,
  before: Pick<Person, "civilStatus">,
): { kept: Person; joined: Person } {
  assertNotJoined(kept);
  const { joinedInto, ...apart } = joined;
  if (joinedInto !== kept.id) throw notJoined();
  const { civilStatus: now, joinedWith = [], ...alone } = kept;
  if (joinedWith.at(-1) !== joined.id) throw restedOn();
  const left = knownOfBoth(before, apart);
  const since = now !== undefined && (left === undefined || differencesOf(now, left).length > 0);
  const civilStatus = since ? now : before.civilStatus;
  const others = joinedWith.slice(0, -1);
  return {
    kept: {
      ...alone,
      ...(civilStatus === undefined ? {} : { civilStatus }),
      ...(others.length === 0 ? {} : { joinedWith: others }),
    },
    joined: apart,
  };
}

/**
 * R-PER-4: joining is undone until a later decision rests on it: a sheet, a certificate, or the withdrawal of one, that
 * neither knew before it.
 * @throws DomainError `joining-rested-on`.
 */
export function assertNothingRests(now: Holdings, kept: Holdings, joined: Holdings): void {
  const known = new Set([kept, joined].flatMap(decisionsOf));
  if (decisionsOf(now).some((decision) => !known.has(decision))) throw restedOn();
}

function decisionsOf(held: Holdings): string[] {
  const last = held.lastSheetId === undefined ? [] : [held.lastSheetId];
  const withdrawn = Object.keys(held.withdrawn ?? {}).map((number) => `withdrawn ${number}`);
  const fallen = (held.fallen ?? []).map((id) => `fallen ${id}`);
  return [...Object.keys(held.sheets ?? {}), ...last, ...certificateNumbers(held), ...withdrawn, ...fallen];
}

/** R-PER-4: what was not joined is not made two again. */
export function notJoined(): DomainError {
  return refusal("not-joined", "Ces deux personnes ne sont pas réunies.");
}

function restedOn(): DomainError {
  return refusal(
    "joining-rested-on",
    "Une décision ou une réunion plus récente repose sur celle-ci\u00a0: elle ne se défait plus.",
  );
}

function refusal(code: ProblemCode, detail: string): DomainError {
  return new DomainError(code, { rule: "R-PER-4", detail });
}
