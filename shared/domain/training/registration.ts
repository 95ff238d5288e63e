import { type Approval, assertApproved } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import type { FileContents } from "../enrolment/file.ts";
import { requiredDocuments } from "../enrolment/required-documents.ts";
import { checkInterview } from "../orientation/interview.ts";
import type { Policy } from "../policy/policy.ts";
import { transition } from "../state-machine.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";
import { isAccepted } from "./acceptance.ts";
import type { TrainingFile, TrainingFileIn } from "./file.ts";
import { trainingFileMachine } from "./file-machine.ts";
import type { MissingItem } from "./readiness.ts";

/** R-TRN-1: what keeps a draft from being registered. Empty when it is complete. */
export function missingForRegistration({ file, evidence }: FileContents<TrainingFile>): MissingItem[] {
  const missing: MissingItem[] = requiredDocuments(file.certification)
    .filter(
      ({ category }) => !evidence.some((piece) => piece.state === "accepted" && piece.category === category),
    )
    .map(({ category, label }) => ({
      item: category,
      message: `Déposez ${label}.`,
      seen: `Il manque ${label}.`,
    }));
  if (!isAccepted(file))
    missing.push({
      item: "acceptance",
      message:
        file.acceptance?.state === "declined"
          ? "Le salarié a décliné cette inscription."
          : "Le salarié n’a pas encore accepté cette inscription.",
    });
  for (const piece of evidence) {
    if (piece.state === "requested")
      missing.push({
        item: "verification",
        message: `La pièce «\u00a0${piece.title}\u00a0» n’a pas encore été vérifiée.`,
      });
  }
  return missing;
}

/**
 * R-TRN-1, R-TRN-2: registers a complete enrolment: it takes its date, and the time to the first jury begins.
 * R-TRN-7: the centre it names is approved for training that day. R-REF-3: the version in force that day.
 * @throws DomainError `enrolment-incomplete` with what is missing, `centre-not-approved`, `interview-invalid`.
 */
export function registerEnrolment(
  contents: FileContents<TrainingFile>,
  given: {
    approvals: readonly Approval[];
    referentialVersion: string;
    domainCodes: readonly string[];
    firstJury: Policy["training"]["firstJury"];
  },
  today: CivilDate,
): TrainingFileIn<"enrolled"> {
  return transition(trainingFileMachine, contents.file, "register", (draft) => {
    const missing = missingForRegistration(contents);
    if (missing.length > 0)
      throw new DomainError("enrolment-incomplete", {
        rule: "R-TRN-1",
        detail: "L’inscription n’est pas complète.",
        fields: missing.map(({ item, message }) => ({ path: item, message })),
      });
    assertApproved(
      given.approvals,
      { certification: draft.certification, service: "training", on: today },
      "R-TRN-7",
    );
    if (draft.interview !== undefined) checkInterview(draft.interview, given.domainCodes, today, "R-TRN-5");
    return {
      ...draft,
      state: "enrolled",
      referentialVersion: given.referentialVersion,
      enrolledOn: today,
      firstJuryBy: lastDayAfter(today, given.firstJury),
    };
  });
}
