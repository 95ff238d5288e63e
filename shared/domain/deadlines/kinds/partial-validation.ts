import * as z from "zod";
import type { FileMain } from "../../enrolment/file.ts";
import { fileId, sheetId } from "../../ids.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import type { CertificationCode } from "../../referential/certification.ts";
import type { CivilDate } from "../../time/civil-date.ts";
import type { Holdings } from "../../validation/holdings.ts";
import { deadlineFields, endDeadline, type Finding, openDeadline, versionAtChange } from "../deadline.ts";
import { declareDeadlineKind } from "../declare-kind.ts";
import { candidateAndFollower } from "../recipients.ts";

const schema = z.strictObject({
  kind: z.literal("partial-validation"),
  ...deadlineFields,
  fileId,
  sheetId,
  /** Codes of the domains that the decision granted. */
  domains: z.array(z.string()),
});
type ValidationDeadline = z.infer<typeof schema>;

/** R-JURY-10: the validity of the domains that one decision granted. */
export const partialValidation = declareDeadlineKind({
  schema,
  about: "file",
  idOfSubject: ({ fileId }) => fileId,
  counted: { one: "validation partielle qui expire", more: "validations partielles qui expirent" },
  reminders: guidePolicy.reminderDays.usual,
  inDigest: true,
  changedBy: validationDeadlines,
  review(held, { holdings }: { file: FileMain; holdings: Holdings }) {
    const atStake = domainsAtStake(held, holdings);
    const domains = atStake.length > 0 ? atStake : held.domains;
    return { held: { ...held, domains }, finding: validationFinding(atStake, holdings) };
  },
  recipients: (_, { file }, moment) => candidateAndFollower(file, moment),
});

/** What one decision granted that still counts. */
interface Granted {
  sheetId: string;
  lastDay: CivilDate;
  domains: string[];
}

/** R-JURY-10: what a candidate holds, decision by decision; nothing expires once the whole CQP is granted. */
function grantedBySheet(held: Holdings, whole: boolean, today: CivilDate): Map<string, Granted> {
  const granted = new Map<string, Granted>();
  if (whole) return granted;
  for (const [code, { sheetId, validUntil }] of Object.entries(held.acquired)) {
    if (validUntil === undefined || validUntil < today) continue;
    const one = granted.get(sheetId) ?? { sheetId, lastDay: validUntil, domains: [] };
    granted.set(sheetId, { ...one, domains: [...one.domains, code].sort() });
  }
  return granted;
}

/** What a person holds, and whether it is the whole CQP. */
interface Standing {
  held: Holdings;
  whole: boolean;
}

/**
 * R-DATE-3, R-JURY-10: the deadlines that a signed sheet, first or corrected, changes: one for each decision whose
 * domains count and may expire. The whole CQP closes them all; a correction that takes it back opens them again.
 */
export function validationDeadlines(
  before: Standing,
  after: Standing,
  label: string,
  today: CivilDate,
): ValidationDeadline[] {
  return deadlinesBetween([before], [after], label, today);
}

/** R-PER-4: those that change as two persons become one, who holds what the two held, or two again. */
export function joinedDeadlines(
  before: readonly Holdings[],
  after: readonly Holdings[],
  labelOf: (fileId: string) => string,
  today: CivilDate,
): ValidationDeadline[] {
  const standing = (held: Holdings) => ({ held, whole: held.certificateNumber !== undefined });
  const changed = deadlinesBetween(before.map(standing), after.map(standing), "", today);
  return changed.map((one) => ({ ...one, label: labelOf(one.fileId) }));
}

function deadlinesBetween(
  before: readonly Standing[],
  after: readonly Standing[],
  label: string,
  today: CivilDate,
): ValidationDeadline[] {
  const granted = (those: readonly Standing[]) =>
    new Map(those.flatMap(({ held, whole }) => [...grantedBySheet(held, whole, today)]));
  const [were, are] = [granted(before), granted(after)];
  const all = [...after, ...before].map(({ held }) => held);
  const version = versionAtChange(Math.max(...before.map(({ held }) => held.version)) + 1);
  const whole = after.some((one) => one.whole);
  const deadlineOf = (granted: Granted) => {
    const of = all.find(({ sheets }) => sheets?.[granted.sheetId] !== undefined);
    const origin = of?.sheets?.[granted.sheetId];
    return of === undefined || origin === undefined
      ? undefined
      : running(granted, origin, { version, certification: of.certification, label });
  };
  const begun = [...are.values()]
    .filter((granted) => were.get(granted.sheetId)?.domains.join() !== granted.domains.join())
    .flatMap((granted) => {
      const fresh = deadlineOf(granted);
      return fresh === undefined ? [] : (openDeadline(fresh, partialValidation.reminders, today) ?? []);
    });
  const over = [...were.values()]
    .filter(({ sheetId }) => !are.has(sheetId))
    .flatMap((granted) => {
      const fresh = deadlineOf(granted);
      return fresh === undefined ? [] : [endDeadline(fresh, whole ? "met" : "dropped", today)];
    });
  return [...begun, ...over];
}

function running(
  { sheetId, lastDay, domains }: Granted,
  origin: { fileId: string; partyId?: string | undefined },
  given: { version: number; certification: CertificationCode; label: string },
) {
  const kind = "partial-validation" as const;
  const { fileId, partyId } = origin;
  return {
    kind,
    id: sheetId,
    sheetId,
    lastDay,
    domains,
    fileId,
    ...given,
    ...(partyId === undefined ? {} : { partyId }),
  };
}

/**
 * R-DATE-4: the domains of a decision that no other one granted again. Those that expired unsaid before a later decision
 * are among them, though they are held no more.
 */
export function domainsAtStake(
  { sheetId, domains }: Pick<ValidationDeadline, "sheetId" | "domains">,
  { acquired }: Holdings,
): string[] {
  return domains.filter((code) => (acquired[code]?.sheetId ?? sheetId) === sheetId);
}

/** How what a decision granted stands before its expiry, of which `atStake` are still to be told. */
export function validationFinding(atStake: readonly string[], held: Holdings): Finding {
  if (held.certificateNumber !== undefined) return "met";
  return atStake.length > 0 ? "holds" : "dropped";
}
