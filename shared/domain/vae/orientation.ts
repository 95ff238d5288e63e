import { type Approval, assertApproved } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import { acceptedEvidence, type FileContents } from "../enrolment/file.ts";
import { checkInterview, type Interview } from "../orientation/interview.ts";
import type { Policy } from "../policy/policy.ts";
import { assertAllowed, transition } from "../state-machine.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { type Admissibility, type AdmissibilityRuling, ruleOnAdmissibility } from "./admissibility.ts";
import type { ExperiencePeriod } from "./experience.ts";
import type { VaeFile, VaeFileIn } from "./file.ts";

import { vaeFileMachine } from "./file-machine.ts";

function assertVaeCentre(file: VaeFile, approvals: readonly Approval[], today: CivilDate): void {
  assertApproved(approvals, { certification: file.certification, service: "vae", on: today }, "R-VAE-3");
}

/**
 * R-VAE-3, R-CTR-3: the chosen centre, approved on the day of the interview and still today, records it on every domain
 * of the certification.
 */
export function recordInterview(
  file: VaeFile,
  held: Interview,
  given: { domainCodes: readonly string[]; approvals: readonly Approval[] },
  today: CivilDate,
): VaeFileIn<"interviewed"> {
  return transition(vaeFileMachine, file, "record-interview", (enrolled) => {
    const { centreId } = enrolled;
    if (centreId === undefined)
      throw new DomainError("centre-not-chosen", {
        rule: "R-VAE-3",
        detail: "Le candidat n’a pas encore choisi de centre.",
      });
    assertVaeCentre(file, given.approvals, today);
    checkInterview(held, given.domainCodes, today, "R-VAE-3");
    assertVaeCentre(file, given.approvals, held.heldOn);
    return { ...enrolled, centreId, interview: held, state: "interviewed" };
  });
}

/**
 * R-VAE-3: the centre records the periods of experience; the list given replaces the one recorded.
 * @throws DomainError `evidence-unknown` when a document names a piece that is not in the file.
 */
export function recordExperience(
  { file, evidence }: FileContents<VaeFile>,
  periods: readonly ExperiencePeriod[],
  approvals: readonly Approval[],
  today: CivilDate,
): VaeFileIn<"enrolled" | "interviewed"> {
  assertAllowed(vaeFileMachine, file, "record-experience");
  assertVaeCentre(file, approvals, today);
  const known = new Set(evidence.map((piece) => piece.id));
  const fields = periods.flatMap((period, index) => [
    ...period.supportingDocuments.flatMap((document, rank) =>
      document.evidenceId !== undefined && !known.has(document.evidenceId)
        ? [
            {
              path: `periods.${index}.supportingDocuments.${rank}.evidenceId`,
              message: "Cette pièce n’est pas dans le dossier.",
            },
          ]
        : [],
    ),
    ...(period.from > today
      ? [{ path: `periods.${index}.from`, message: "La période commence dans le futur." }]
      : []),
  ]);
  if (fields.length > 0)
    throw new DomainError("experience-invalid", {
      rule: "R-VAE-3",
      kind: "input",
      detail: "Des périodes d’expérience sont à corriger.",
      fields,
    });
  return { ...file, experience: [...periods] };
}

/**
 * R-VAE-2, R-VAE-3: the centre rules on admissibility, on the experience recorded and its documents. R-VAE-4: a file
 * found admissible is a booklet handed over: its candidate writes it from then on, and the centre can offer its support.
 */
export function recordRuling(
  { file, evidence }: FileContents<VaeFile>,
  ruling: AdmissibilityRuling,
  approvals: readonly Approval[],
  experience: Policy["vae"]["experience"],
  today: CivilDate,
): VaeFileIn<"admissible" | "not-admissible"> {
  return transition(vaeFileMachine, file, "rule-on-admissibility", (interviewed) => {
    assertVaeCentre(file, approvals, today);
    const admissibility: Admissibility = ruleOnAdmissibility(
      ruling,
      file.experience,
      file.enrolledOn,
      acceptedEvidence(evidence),
      experience,
      today,
    );
    return { ...interviewed, admissibility, state: admissibility.decision };
  });
}
