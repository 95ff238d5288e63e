import { bonusOn } from "../certificate/bonus.ts";
import type { Certificate } from "../certificate/certificate.ts";
import type { Policy } from "../policy/policy.ts";
import type { Certification, VersionSummary } from "../referential/certification.ts";
import { certificationInForce, domainCodes } from "../referential/versions.ts";
import { transition } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { enrolByVae } from "../vae/enrol.ts";
import type { VaeFileIn } from "../vae/file.ts";
import { vaeFileMachine } from "../vae/file-machine.ts";
import { latestOf, validityOf } from "../validation/acquired-domain.ts";
import type { Holdings } from "../validation/holdings.ts";
import type { AskedPast, PastFault } from "./read-past.ts";

/** R-OEMM-3, R-REF-3: the version that a past decision was made by: the one in force then, or else the first there was. */
export function versionOfPast<Version extends Pick<VersionSummary, "code" | "inForceFrom">>(
  versions: readonly Version[],
  { certification, decidedOn }: Pick<AskedPast, "certification" | "decidedOn">,
): Version | undefined {
  const [first] = versions
    .filter(({ code }) => code === certification)
    .toSorted((one, other) => one.inForceFrom.localeCompare(other.inForceFrom));
  return certificationInForce(versions, certification, decidedOn) ?? first;
}

/** R-OEMM-3: why a decision of before can't be taken over beside what its person holds. */
export function pastObstacles(
  asked: AskedPast,
  { version, held, today }: { version: Certification; held: Holdings; today: CivilDate },
): PastFault[] {
  const codes = domainCodes(version);
  const unknown = asked.domains.filter((one) => !codes.includes(one));
  const faults: PastFault[] = [];
  if (asked.decidedOn > today || asked.decidedOn <= asked.person.bornOn)
    faults.push({ column: "date_decision", message: "La date d’une décision passée est attendue." });
  if (unknown.length > 0)
    faults.push({
      column: "domaines",
      message: `Cette certification n’a pas de domaine ${unknown.join(", ")}.`,
    });
  else if (codes.every((code) => asked.domains.includes(code)))
    faults.push({
      column: "domaines",
      message:
        "Tous les domaines font le CQP entier, à reprendre par le numéro du certificat, sans domaines.",
    });
  if (asked.domains.length === 0 && held.certificateNumber !== undefined)
    faults.push({
      column: "certification",
      message: `Cette personne a déjà ce CQP, sous le numéro ${held.certificateNumber}.`,
    });
  return faults;
}

/** What taking a decision over makes. */
export interface TakenOver {
  file: VaeFileIn<"closed">;
  held: Holdings;
  /** Of a whole CQP. */
  certificate: Certificate | undefined;
}

/**
 * R-OEMM-3: a decision of before the system as one of its own: a file that is over, what its person holds from then on, by
 * the validity of the policy (R-JURY-10), and the certificate under its own number. Nothing is printed of it.
 */
export function takeOver(
  asked: AskedPast,
  given: {
    version: Certification;
    held: Holdings;
    fileId: string;
    sheetId: string;
    policy: Pick<Policy, "partialValidity" | "bonus">;
    now: Instant;
  },
): TakenOver {
  const { version, held, fileId, sheetId, policy, now } = given;
  const { person, email, phone, postalAddress, certification, by, number, decidedOn } = asked;
  const whole = asked.domains.length === 0;
  const granted = whole ? domainCodes(version) : asked.domains;
  const validity = { ...validityOf(decidedOn, policy.partialValidity[by]), sheetId };
  const contact = {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(postalAddress === undefined ? {} : { postalAddress }),
  };
  const { personId } = held;
  const certificate = whole
    ? {
        number,
        version: 1,
        certification,
        referentialVersion: version.version,
        fileId,
        sheetId,
        holder: { personId, civilStatus: person },
        decidedOn,
        issuedAt: now,
        bonus: bonusOn(decidedOn, policy.bonus),
        takenOver: true as const,
      }
    : undefined;
  const candidate = { personId, civilStatus: person, ...contact };
  const enrolment = { id: fileId, certification, referentialVersion: version.version, candidate };
  const said = { granted: whole ? "certificate" : "partial-validation", number, by } as const;
  return {
    file: transition(vaeFileMachine, enrolByVae(enrolment, decidedOn, now), "close", (begun) => ({
      ...begun,
      state: "closed",
      takenOver: said,
    })),
    held: {
      ...held,
      acquired: latestOf(held.acquired, Object.fromEntries(granted.map((code) => [code, validity]))),
      ...(whole ? { certificateNumber: number } : {}),
      sheets: { ...held.sheets, [sheetId]: { fileId } },
    },
    certificate,
  };
}
