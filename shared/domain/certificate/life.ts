import { DomainError } from "../domain-error.ts";
import type { Policy } from "../policy/policy.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { Instant } from "../time/civil-date.ts";
import { countsOn, latestOf, standing } from "../validation/acquired-domain.ts";
import { acquiredAfter } from "../validation/apply-decision.ts";
import { type DecisionSheet, type GrantedBySheet, grantedBy } from "../validation/decision-sheet.ts";
import { certificateNumbers, type Holdings, notCounting, withCertificates } from "../validation/holdings.ts";
import { type Certificate, issueCertificate, type WithdrawalGround } from "./certificate.ts";

/** What becomes of a certificate. */
export interface CertificateChange {
  kind: "issued" | "moved" | "withdrawn" | "restored";
  before: Certificate | undefined;
  after: Certificate;
}

/** What is held once something changed, and what became of a certificate by it. */
export interface HeldAfter {
  holdings: Holdings;
  change: CertificateChange | undefined;
}

/** The numbers of the certificates that a sheet may change: those that stand, and one that was withdrawn from what it corrects. */
export function numbersAtStake(held: Holdings, { corrects }: Pick<DecisionSheet, "corrects">): string[] {
  if (corrects === undefined) return [];
  const withdrawn = Object.entries(held.withdrawn ?? {}).filter(([, id]) => id === corrects.sheetId);
  return [...withdrawn.map(([number]) => number), ...certificateNumbers(held)];
}

/**
 * R-JURY-13, R-DAY-9: what a signed sheet makes of the certificate: the whole CQP issues it, once; a correction that takes the
 * CQP back withdraws it, and one that grants it again revives the same number. `held`: what is held with the sheet;
 * `known`: the certificates at stake.
 * @throws DomainError `decision-withdrawn` where OEMM withdrew the certificate: it is OEMM's to restore; `certified-again`
 * where another one was restored since.
 */
export function followCertificate(
  held: Holdings,
  sheet: DecisionSheet,
  known: readonly Certificate[],
  given: { number: string; at: Instant; bonus: Policy["bonus"] },
): HeldAfter {
  const full = sheet.validation === "full";
  const own = known.find((one) => restsOnCorrected(one, sheet));
  const again = known.find(
    ({ number, withdrawnAt, withdrawals = [] }) =>
      number !== own?.number && withdrawnAt === undefined && withdrawals.length > 0,
  );
  if (again !== undefined)
    throw refusal(
      "certified-again",
      `Le CQP est détenu par le certificat ${again.number}, rétabli depuis\u00a0: cette fiche ne se rectifie plus.`,
    );
  if (own === undefined) {
    if (held.fallen?.includes(sheet.corrects?.sheetId ?? "")) throw decisionWithdrawn();
    if (!full) return { holdings: held, change: undefined };
    const after = issueCertificate(sheet, { ...given, issuedAt: given.at });
    return {
      holdings: withCertificates(held, [after.number, ...certificateNumbers(held)]),
      change: { kind: "issued", before: undefined, after },
    };
  }
  if (own.withdrawnAt === undefined) {
    const after = { ...own, sheetId: sheet.id };
    if (full) return { holdings: held, change: { kind: "moved", before: own, after } };
    const withdrawn = withdraw(after, "corrected", given.at);
    return {
      holdings: without(held, withdrawn),
      change: { kind: "withdrawn", before: own, after: withdrawn },
    };
  }
  if (byOemm(own)) throw decisionWithdrawn();
  if (!full) {
    const { number } = own;
    const holdings = { ...held, withdrawn: { ...held.withdrawn, [number]: sheet.id } };
    return { holdings, change: { kind: "moved", before: own, after: { ...own, sheetId: sheet.id } } };
  }
  const after = revive({ ...own, sheetId: sheet.id }, given.at);
  return { holdings: withAgain(held, after), change: { kind: "restored", before: own, after } };
}

function decisionWithdrawn(): DomainError {
  return refusal(
    "decision-withdrawn",
    "L’OEMM a retiré le certificat qui repose sur cette décision\u00a0: elle ne se rectifie plus, à moins que l’OEMM ne le rétablisse.",
  );
}

/** A sheet of before certificates followed corrections is known by its file and its day. */
function restsOnCorrected(
  { sheetId, fileId, decidedOn }: Certificate,
  { corrects, ...sheet }: DecisionSheet,
): boolean {
  if (corrects === undefined) return false;
  return sheetId === corrects.sheetId || (fileId === sheet.fileId && decidedOn === sheet.decidedOn);
}

type Rested = Pick<GrantedBySheet, "id" | "acquiredBefore">;

/**
 * R-DAY-9: OEMM withdraws a certificate: what one decision granted falls, that of the certificate or an earlier one that it
 * rests on. What other decisions granted goes on counting as a partial validation, from their own day. `own`: the sheet of the
 * certificate; `all`: the holder's, as far as they are known.
 * @throws DomainError `certificate-withdrawn`; `grants-nothing` where the certificate doesn't rest on that decision.
 */
export function withdrawCertificate(
  held: Holdings,
  certificate: Certificate,
  { own, fallen, all }: { own: Rested; fallen: Rested; all: readonly DecisionSheet[] },
  given: { because: "fraud" | "annulled"; at: Instant },
): { holdings: Holdings; certificate: Certificate } {
  if (certificate.withdrawnAt !== undefined)
    throw refusal("certificate-withdrawn", "Ce certificat est déjà retiré.");
  if (fallen.id !== own.id && !restsOn(held, certificate, own, fallen)) throw grantsNothing();
  const after = withdraw(certificate, given.because, given.at, fallen.id);
  const left = [...notCounting(held), fallen.id];
  // A domain that another decision had granted for less long counts by that one again; the last sheet may yet be corrected.
  const notLast = [...left, held.lastSheetId ?? ""];
  const beside = latestOf(standing(held.joined ?? {}, left), grantedBy(all, notLast));
  // Sheets of before aren't all known: the decision tells what was there before it.
  const before = held.lastSheetId === fallen.id ? standing(fallen.acquiredBefore, left) : {};
  const { joined: _, ...alone } = without(held, after);
  return {
    certificate: after,
    holdings: {
      ...alone,
      acquired: [beside, grantedBy(all, left), standing(held.acquired, left)].reduce(latestOf, before),
      ...(Object.keys(beside).length === 0 ? {} : { joined: beside }),
      fallen: [...(held.fallen ?? []), fallen.id],
    },
  };
}

function restsOn(
  held: Holdings,
  { byJoining }: Certificate,
  { acquiredBefore }: Rested,
  { id }: Rested,
): boolean {
  const names = (acquired: Holdings["acquired"]) =>
    Object.values(acquired).some(({ sheetId }) => sheetId === id);
  return names(held.acquired) && (byJoining === true || names(acquiredBefore));
}

/**
 * R-DAY-9: OEMM restores a certificate that it had withdrawn: the same number stands again, and what fell counts again, with
 * what was granted since. `own`: the sheet of the certificate; `returned`: that of the decision which had fallen with it;
 * `others`: the holder's other certificates that stand.
 * @throws DomainError `certificate-stands`, `withdrawn-by-correction`; `granted-since` where the CQP was granted anew or restored (R-JURY-13);
 * `rests-on-fallen` where another decision that it rests on fell since; `certificate-of-both` where one turned out to be another
 * person's (R-PER-4).
 */
export function restoreCertificate(
  held: Holdings,
  certificate: Certificate,
  sheets: { own: GrantedBySheet; returned: GrantedBySheet },
  given: {
    at: Instant;
    domainCodes: readonly string[];
    others: readonly Certificate[];
  },
): { holdings: Holdings; certificate: Certificate } {
  const { withdrawnAt } = certificate;
  const { own, returned } = sheets;
  if (withdrawnAt === undefined) throw refusal("certificate-stands", "Ce certificat n’est pas retiré.");
  if (!byOemm(certificate))
    throw refusal(
      "withdrawn-by-correction",
      "Ce certificat a été retiré par la rectification de sa fiche\u00a0: seule une nouvelle rectification le rétablit.",
    );
  const since = given.others.find(({ issuedAt, withdrawals = [] }) =>
    [issuedAt, ...withdrawals.flatMap(({ restoredAt = [] }) => restoredAt)].some((at) => at > withdrawnAt),
  );
  if (since !== undefined)
    throw refusal(
      "granted-since",
      `Le CQP a été délivré ou rétabli depuis, sous le numéro ${since.number}\u00a0: c’est ce certificat qui vaut.`,
    );
  const { fallen = [], ...rest } = held;
  const left = fallen.filter((id) => id !== returned.id);
  const counted = Object.values(own.acquiredBefore).filter((domain) => countsOn(domain, own.decidedOn));
  const rests = [own.id, ...counted.map(({ sheetId }) => sheetId)];
  if (rests.some((id) => held.ofOthers?.includes(id))) throw restedOnBoth();
  if (rests.some((id) => left.includes(id)))
    throw refusal(
      "rests-on-fallen",
      "Une autre décision, sur laquelle ce certificat repose, ne vaut plus depuis le retrait d’un autre certificat\u00a0: rétablissez d’abord celui-là.",
    );
  const after = revive(certificate, given.at);
  const again = acquiredAfter(returned, given.domainCodes, notCounting({ ...held, fallen: left }));
  // A later decision was taken without it: its correction leaves what is restored.
  const joined = held.lastSheetId === returned.id ? held.joined : latestOf(held.joined ?? {}, again);
  return {
    certificate: after,
    holdings: {
      ...withAgain(rest, after),
      acquired: latestOf(held.acquired, again),
      ...(joined === undefined ? {} : { joined }),
      ...(left.length === 0 ? {} : { fallen: left }),
    },
  };
}

/** The refusal of a decision that a certificate doesn't rest on, or that is none of its holder's. */
export function grantsNothing(): DomainError {
  return new DomainError("grants-nothing", {
    rule: "R-DAY-9",
    kind: "input",
    detail: "Ce certificat ne repose pas sur cette décision.",
    fields: [
      { path: "sheetId", message: "Cette fiche n’accorde rien à ce certificat, ou a été rectifiée depuis." },
    ],
  });
}

/** R-PER-4: the refusal of a certificate that rested on what was granted to another person too. */
export function restedOnBoth(): DomainError {
  return refusal(
    "certificate-of-both",
    "Ce certificat reposait aussi sur des domaines accordés à une autre personne\u00a0: il ne se rétablit pas.",
  );
}

/** The sheet of the decision that fell with a certificate, while it is withdrawn. */
export function fallenWith({ withdrawals = [], sheetId }: Certificate): string {
  return withdrawals.at(-1)?.sheetId ?? sheetId;
}

function byOemm({ withdrawals = [] }: Certificate): boolean {
  const because = withdrawals.at(-1)?.because;
  return because === "fraud" || because === "annulled";
}

function withdraw(
  certificate: Certificate,
  because: WithdrawalGround,
  at: Instant,
  sheetId?: string,
): Certificate {
  const one = { at, because, ...(sheetId === undefined ? {} : { sheetId }) };
  return { ...certificate, withdrawnAt: at, withdrawals: [...(certificate.withdrawals ?? []), one] };
}

function revive({ withdrawnAt: _, withdrawals = [], ...certificate }: Certificate, at: Instant): Certificate {
  const last = withdrawals.at(-1);
  if (last === undefined) return certificate;
  return { ...certificate, withdrawals: [...withdrawals.slice(0, -1), { ...last, restoredAt: at }] };
}

function without(held: Holdings, { number, sheetId }: Certificate): Holdings {
  const left = certificateNumbers(held).filter((one) => one !== number);
  return { ...withCertificates(held, left), withdrawn: { ...held.withdrawn, [number]: sheetId } };
}

function withAgain(held: Holdings, { number }: Certificate): Holdings {
  const { withdrawn = {}, ...rest } = withCertificates(held, [number, ...certificateNumbers(held)]);
  const others = Object.entries(withdrawn).filter(([one]) => one !== number);
  return others.length === 0 ? rest : { ...rest, withdrawn: Object.fromEntries(others) };
}

function refusal(code: ProblemCode, detail: string): DomainError {
  return new DomainError(code, { rule: "R-DAY-9", detail });
}
