import * as z from "zod";
import {
  type Certification,
  type CertificationCode,
  certification,
  certificationCode,
} from "./certification.ts";
import { certificationInForce } from "./versions.ts";

/**
 * A certification whose fields agree with each other: codes derived from their places, numbers from 1, a grid
 * that is whole or absent (R-REF-2, R-REF-4). Apart from `certification`, which routes derive other shapes
 * from: zod refuses that of a refined object.
 */
export const wellFormedCertification = certification.superRefine((checked, context) => {
  for (const message of certificationFaults(checked)) context.addIssue({ code: "custom", message });
});

/**
 * Versions that can be loaded together (R-REF-3): each well formed, one per certification and date, and
 * whatever the date, domains in common that both sides declare.
 */
export const certificationSet = z.array(wellFormedCertification).superRefine((versions, context) => {
  for (const message of [...repeatedVersions(versions), ...oneSidedSharing(versions)])
    context.addIssue({ code: "custom", message });
});

function certificationFaults({ code, gridStatus, domains }: Certification): string[] {
  return domains.flatMap((held, index) => {
    const expected = `${code}-${index + 1}`;
    const wrongCodes = [
      ...mismatches([held], () => expected),
      ...mismatches(held.competences, (rank) => `${expected}.C${rank}`),
      ...mismatches(held.criteria, (rank) => `${expected}.K${rank}`),
      ...held.criteria.flatMap(({ indicators }, rank) =>
        mismatches(indicators, (place) => `${expected}.K${rank + 1}.I${place}`),
      ),
    ].map((wrong) => `${wrong} is not the code of its place`);
    const lists = [held.competences, held.criteria, ...held.criteria.map(({ indicators }) => indicators)];
    const whole = lists.every((list) => list.length > 0);
    const absent = held.competences.length + held.criteria.length === 0;
    return [
      ...wrongCodes,
      ...(held.number === index + 1 ? [] : [`${expected} has number ${held.number}`]),
      ...((gridStatus === "published" ? whole : absent) ? [] : [`${expected} is not a ${gridStatus} domain`]),
      ...(held.sharedWith.includes(code) ? [`${expected} is shared with itself`] : []),
      ...(isRepeated(held.sharedWith) ? [`${expected} is shared twice with the same certification`] : []),
    ];
  });
}

function mismatches(coded: readonly { code: string }[], expected: (rank: number) => string): string[] {
  return coded.filter(({ code }, index) => code !== expected(index + 1)).map(({ code }) => code);
}

function repeatedVersions(versions: readonly Certification[]): string[] {
  const names = versions.map(({ code, version }) => `${code} ${version}`);
  const beginnings = versions.map(({ code, inForceFrom }) => `${code} in force from ${inForceFrom}`);
  return [names, beginnings].flatMap((list) =>
    list.filter((entry, index) => list.indexOf(entry) !== index).map((entry) => `${entry} is there twice`),
  );
}

/**
 * R-REF-3: checked on each date when a version begins: a new version of one side alone may break what was agreed.
 * Domains in common are counted, not compared: their wording may differ from one certification to the other.
 */
function oneSidedSharing(versions: readonly Certification[]): string[] {
  const dates = [...new Set(versions.map(({ inForceFrom }) => inForceFrom))];
  return dates.flatMap((date) => {
    const sharedCount = (code: CertificationCode, other: CertificationCode) =>
      certificationInForce(versions, code, date)?.domains.filter((held) => held.sharedWith.includes(other))
        .length ?? 0;
    return certificationCode.options.flatMap((code) =>
      certificationCode.options
        .filter((other) => sharedCount(code, other) > sharedCount(other, code))
        .map((other) => `on ${date}, ${code} shares more domains with ${other} than ${other} with ${code}`),
    );
  });
}

function isRepeated(list: readonly string[]): boolean {
  return new Set(list).size !== list.length;
}
