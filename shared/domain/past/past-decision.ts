import type { CandidateFile } from "../enrolment/file.ts";
import type { Policy } from "../policy/policy.ts";
import type { VaeFileIn } from "../vae/file.ts";
import type { AcquiredDomains } from "../validation/acquired-domain.ts";
import type { GrantedBySheet } from "../validation/decision-sheet.ts";

/** A file that says what was taken over. */
type PastFile = VaeFileIn<"closed"> & Required<Pick<VaeFileIn<"closed">, "takenOver">>;

/** R-OEMM-3: whether a file is what was granted before the system. */
export function isTakenOver(file: CandidateFile): file is PastFile {
  const { takenOver }: Pick<CandidateFile, "id"> & Partial<Pick<PastFile, "takenOver">> = file;
  return takenOver !== undefined;
}

/**
 * R-OEMM-3, R-DAY-9: what a decision granted that was taken over, read as a sheet is: it falls and stands again by the same
 * rules. `countedIn`: what the decision of the certificate rested on, where this is
 * an earlier one, which tells the domains; its own file tells that a certificate was for all of them.
 */
export function pastDecision(
  file: PastFile,
  given: {
    sheetId: string;
    domainCodes: readonly string[];
    countedIn?: AcquiredDomains | undefined;
    policy: Pick<Policy, "partialValidity">;
  },
): GrantedBySheet {
  const { sheetId: id, domainCodes, countedIn = {} } = given;
  const rested = Object.entries(countedIn).flatMap(([code, { sheetId }]) => (sheetId === id ? [code] : []));
  const granted = file.takenOver.granted === "certificate" ? domainCodes : rested;
  return {
    id,
    fileId: file.id,
    candidate: file.candidate,
    decidedOn: file.enrolledOn,
    results: granted.map((domainCode) => ({ domainCode, result: "acquired" })),
    acquiredBefore: {},
    validity: given.policy.partialValidity[file.takenOver.by],
  };
}
