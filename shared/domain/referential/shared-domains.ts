import type { CivilDate } from "../time/civil-date.ts";
import { type Certification, certificationCode } from "./certification.ts";
import { certificationInForce } from "./versions.ts";

/** Two versions in force on the same days that don't agree on the domains they have in common. */
export interface Disagreement {
  /** The version that declares more domains in common than the other one. */
  declaring: Certification;
  /** The other side's, undefined where that certification has no version then. */
  silent: Certification | undefined;
  /** The other side. */
  other: Certification["code"];
  /** The first day on which both are in force. */
  from: CivilDate;
  declared: number;
  returned: number;
}

/**
 * R-REF-3: on any date, both sides declare their domains in common: a new version of one side alone may break
 * what was agreed. Looked for on each day when a version begins; two versions that disagree are told once.
 * Domains are counted, not compared: their wording may differ from one certification to the other.
 */
export function disagreements(versions: readonly Certification[]): Disagreement[] {
  const dates = [...new Set(versions.map(({ inForceFrom }) => inForceFrom))].sort();
  const found = new Map<string, Disagreement>();
  for (const from of dates) {
    for (const code of certificationCode.options) {
      const declaring = certificationInForce(versions, code, from);
      if (declaring === undefined) continue;
      for (const other of certificationCode.options) {
        const silent = certificationInForce(versions, other, from);
        const declared = sharedWith(declaring, other);
        const returned = silent === undefined ? 0 : sharedWith(silent, code);
        const key = [code, declaring.version, other, silent?.version].join(" ");
        if (declared > returned && !found.has(key))
          found.set(key, { declaring, silent, other, from, declared, returned });
      }
    }
  }
  return [...found.values()];
}

function sharedWith({ domains }: Certification, other: Certification["code"]): number {
  return domains.filter((held) => held.sharedWith.includes(other)).length;
}
