import type { Certificate } from "../certificate/certificate.ts";
import { DomainError } from "../domain-error.ts";
import type { FileMain } from "../enrolment/file.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { TaskOf } from "../tasks/task.ts";
import { validDomains } from "../validation/acquired-domain.ts";
import { type DecisionSheet, grantedBy } from "../validation/decision-sheet.ts";
import { type Holdings, noHoldings, withCertificates } from "../validation/holdings.ts";
import { assertSettled, type Person } from "./person.ts";

/** A file with what juries signed about it. */
export interface DecidedFile {
  file: FileMain;
  sheets: readonly DecisionSheet[];
}

/** What one of two persons is given of a certification that an address held for both. */
export interface Share {
  files: readonly DecidedFile[];
  /** The certificates that were issued on these files, standing or withdrawn. */
  certificates: readonly Certificate[];
}

/**
 * R-PER-4: whether a former address may be divided: it is the shared one of a task, was joined with no one, and nothing of
 * it is on its way to another.
 * @throws DomainError `no-shared-address`, `person-joined`, `person-settling`.
 */
export function assertDivisible(
  { sharedAddress }: Pick<TaskOf<"resemblance">, "sharedAddress">,
  [address, person]: readonly [Person, Person],
): void {
  for (const one of [address, person]) assertSettled(one);
  if (sharedAddress === true && address.joinedWith === undefined && address.id !== person.id) return;
  throw refusal("no-shared-address", "Seule une ancienne adresse qui a servi à deux personnes se partage.");
}

/**
 * R-PER-4: the files of a former address that OEMM says are the account's person's.
 * @throws DomainError `files-of-others` for one that is not the address's; `file-convened`.
 */
export function filesToGive<File extends Pick<FileMain, "id" | "state">>(
  files: readonly File[],
  fileIds: readonly string[],
): File[] {
  const strange = fileIds.flatMap((id, index) =>
    files.some((file) => file.id === id)
      ? []
      : [{ path: `fileIds.${index}`, message: "Ce dossier n’est pas de cette adresse." }],
  );
  if (strange.length > 0)
    throw new DomainError("files-of-others", {
      rule: "R-PER-4",
      kind: "input",
      detail: "Un dossier n’est pas de l’adresse à partager.",
      fields: strange,
    });
  const given = files.filter(({ id }) => fileIds.includes(id));
  const convened = given.find(({ state }) => state === "scheduled");
  if (convened === undefined) return given;
  throw refusal(
    "file-convened",
    "Un des dossiers choisis est inscrit à un jury\u00a0: il faut d’abord l’en retirer.",
  );
}

/**
 * R-PER-4, R-JURY-8: what each of two persons holds of a certification whose decisions stood under one address: what juries
 * granted in their own files, and nothing that was granted in the other's, or R-DAY-9: that fell with a certificate. `held` is
 * what stood under the address.
 * @throws DomainError `decision-unknown` where something held is in none of the files; `certificate-of-both`.
 */
export function divideHoldings(
  held: Holdings,
  shares: { staying: Share; given: Share },
  domainCodes: readonly string[],
): { staying: Holdings; given: Holdings } {
  const known = [shares.staying, shares.given].flatMap(({ files }) => files.flatMap(({ sheets }) => sheets));
  if (!Object.values(held.acquired).every(({ sheetId }) => known.some(({ id }) => id === sheetId)))
    throw refusal("decision-unknown", "Une décision de cette adresse n’est dans aucun de ses dossiers.");
  const of = (share: Share) => heldByOwnDecisions(held, share, domainCodes);
  return { staying: of(shares.staying), given: of(shares.given) };
}

function heldByOwnDecisions(held: Holdings, share: Share, domainCodes: readonly string[]): Holdings {
  const { personId, certification, version } = held;
  const sheets = share.files
    .flatMap((decided) => decided.sheets)
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  const isOwn = (id: string) => sheets.some((sheet) => sheet.id === id);
  const corrected = new Set(sheets.map(({ corrects }) => corrects?.sheetId));
  const fallen = (held.fallen ?? []).filter(isOwn);
  const acquired = grantedBy(sheets, fallen);
  for (const { number, decidedOn, withdrawnAt } of share.certificates) {
    const valid = validDomains(acquired, decidedOn);
    if (withdrawnAt === undefined && !domainCodes.every((code) => valid.includes(code)))
      throw refusal(
        "certificate-of-both",
        `Le certificat ${number} repose sur des domaines accordés aux deux personnes, dont aucune n’a obtenu le CQP entier. Retirez-le d’abord, au motif que la décision est annulée\u00a0: désignez la fiche annulée, les autres domaines restent à la personne qui les a obtenus.`,
      );
  }
  const last = sheets.findLast(({ id }) => !corrected.has(id));
  const ofOthers = restedOn(sheets);
  const withdrawn = Object.entries(held.withdrawn ?? {}).filter(([, sheetId]) => isOwn(sheetId));
  const joined = Object.entries(held.joined ?? {}).filter(([, { sheetId }]) => isOwn(sheetId));
  const standingNumbers = share.certificates.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return withCertificates(
    {
      ...noHoldings(personId, certification),
      version,
      acquired,
      ...(ofOthers.length === 0 ? {} : { ofOthers }),
      ...(last === undefined ? {} : { lastSheetId: last.id }),
      ...(withdrawn.length === 0 ? {} : { withdrawn: Object.fromEntries(withdrawn) }),
      ...(fallen.length === 0 ? {} : { fallen }),
      ...(joined.length === 0 ? {} : { joined: Object.fromEntries(joined) }),
      sheets: Object.fromEntries(share.files.flatMap(originsOf).filter(([id]) => !corrected.has(id))),
    },
    standingNumbers.map(({ number }) => number),
  );
}

/** The sheets, of another person, on whose grants one's own sheets rested. */
function restedOn(own: readonly DecisionSheet[]): string[] {
  const before = own.flatMap(({ acquiredBefore }) => Object.values(acquiredBefore));
  const ids = new Set(before.map(({ sheetId }) => sheetId));
  for (const { id } of own) ids.delete(id);
  return [...ids];
}

const placeOf = ({ decidedOn, signedAt, id }: DecisionSheet) => `${decidedOn} ${signedAt} ${id}`;

function originsOf({ file, sheets }: DecidedFile) {
  const partyId = file.path === "training" ? file.companyId : file.centreId;
  const origin = { fileId: file.id, ...(partyId === undefined ? {} : { partyId }) };
  return sheets.map(({ id }) => [id, origin] as const);
}

function refusal(code: ProblemCode, detail: string): DomainError {
  return new DomainError(code, { rule: "R-PER-4", detail });
}
