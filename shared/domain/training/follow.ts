import type * as z from "zod";
import { type Approval, assertApproved } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { inWords } from "../french/quantity.ts";
import { plainDate } from "../french/wording.ts";
import { checkInterview, type Interview } from "../orientation/interview.ts";
import type { Policy } from "../policy/policy.ts";
import type { Domain } from "../referential/certification.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { assertAllowed } from "../state-machine.ts";
import { byteLimitOf, bytesOf } from "../text/bytes.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { checkAgainstGrid, type ModuleAssessmentForm, moduleAssessments } from "./assessment.ts";
import type { Evaluator, evaluatorsOf } from "./evaluator.ts";
import type { TrainingFile, TrainingFileIn } from "./file.ts";
import { trainingFileMachine } from "./file-machine.ts";
import {
  type activityDescription,
  areDescribed,
  type opinionForm,
  type progressReviewForm,
  progressReviews,
} from "./final-booklet.ts";
import { checkPath, type IndividualPath } from "./individual-path.ts";

/** R-TRN-4, R-TRN-5: the company records the orientation interview, on every domain of the certification. */
export function recordTrainingInterview(
  file: TrainingFile,
  held: Interview,
  domainCodes: readonly string[],
  today: CivilDate,
): TrainingFileIn<"draft" | "enrolled"> {
  assertAllowed(trainingFileMachine, file, "record-interview");
  checkInterview(held, domainCodes, today, "R-TRN-5");
  return { ...file, interview: held };
}

/**
 * R-TRN-6, R-TRN-7: the company defines the individual path from the interview. A module that was assessed stays.
 * @throws DomainError `interview-missing`, `path-invalid`, `module-assessed`.
 */
export function definePath(
  file: TrainingFile,
  path: IndividualPath,
  given: { domainCodes: readonly string[]; approvals: ReadonlyMap<string, readonly Approval[]> },
): TrainingFileIn<"draft" | "enrolled"> {
  assertAllowed(trainingFileMachine, file, "define-path");
  if (file.interview === undefined)
    throw new DomainError("interview-missing", {
      rule: "R-TRN-6",
      detail:
        "Le parcours se définit à partir de l’entretien d’accueil et d’orientation, qui n’est pas enregistré.",
    });
  checkPath(path, { ...given, certification: file.certification });
  const kept = new Set(path.modules.map(({ code }) => code));
  const dropped = file.moduleAssessments.filter(({ moduleCode }) => !kept.has(moduleCode));
  if (dropped.length > 0)
    throw new DomainError("module-assessed", {
      rule: "R-TRN-8",
      detail: `Un module déjà évalué reste dans le parcours\u00a0: ${dropped.map(({ moduleCode }) => moduleCode).join(", ")}.`,
    });
  return { ...file, individualPath: path };
}

/**
 * R-TRN-9: the company names the line manager and one other evaluator. An evaluator whose opinion is given is not
 * replaced, and no candidate assesses themselves.
 * @throws DomainError `evaluator-is-candidate`, `opinion-given`.
 */
export function nameEvaluators(
  file: TrainingFile,
  named: z.infer<ReturnType<typeof evaluatorsOf>>,
  now: Instant,
): TrainingFileIn<"enrolled"> {
  assertAllowed(trainingFileMachine, file, "name-evaluators");
  const evaluators = named.map((given): Evaluator => {
    const account = accountOfEmail(given.email);
    const known = file.evaluators.find((held) => held.account === account);
    // Who declined is asked again by being named again.
    if (known === undefined || known.answer === "declined")
      return { ...given, account, namedAt: now, answer: "waiting" };
    return { ...known, ...given };
  });
  const own = evaluators.findIndex(({ account }) => account === accountOfEmail(file.candidate.email));
  if (own >= 0)
    throw new DomainError("evaluator-is-candidate", {
      rule: "R-TRN-9",
      kind: "input",
      detail: "Le candidat ne peut pas s’évaluer lui-même.",
      fields: [
        { path: `evaluators.${own}.email`, message: "Une autre adresse que celle du candidat est attendue." },
      ],
    });
  const heard = file.opinions.find(
    ({ account, role }) => !evaluators.some((held) => held.account === account && held.role === role),
  );
  if (heard !== undefined)
    throw new DomainError("opinion-given", {
      rule: "R-TRN-10",
      detail: `${heard.name} a déjà donné son avis\u00a0: son rôle ne change plus.`,
    });
  return { ...file, evaluators };
}

/**
 * R-TRN-8: the centre that delivers a module records its assessment, on the grids of the module's domains; a new
 * one replaces it until the file is submitted. R-TRN-7, R-CTR-3: a module that started while the centre was approved is
 * assessed even afterwards; one that started after the approval's end, brought forward since, does not count.
 * @throws DomainError `module-unknown`, `assessment-date`, `centre-not-approved`, `grid-mismatch`, `too-long`.
 */
export function assessModule(
  file: TrainingFile,
  moduleCode: string,
  form: ModuleAssessmentForm,
  given: { centreId: string; approvals: readonly Approval[]; domains: readonly Domain[] },
  today: CivilDate,
  now: Instant,
): TrainingFileIn<"enrolled"> {
  assertAllowed(trainingFileMachine, file, "assess-module");
  const module = file.individualPath?.modules.find(
    ({ code, centreId }) => code === moduleCode && centreId === given.centreId,
  );
  if (module === undefined)
    throw new DomainError("module-unknown", {
      rule: "R-TRN-8",
      detail: "Ce module n’est pas confié à votre centre dans le parcours du candidat.",
    });
  if (form.assessedOn > today || form.assessedOn < module.startsOn)
    throw new DomainError("assessment-date", {
      rule: "R-TRN-8",
      kind: "input",
      detail: "Un module s’évalue après son début, et pas dans le futur.",
      fields: [{ path: "assessedOn", message: `Entre le ${plainDate(module.startsOn)} et aujourd’hui.` }],
    });
  const { certification } = file;
  assertApproved(given.approvals, { certification, service: "training", on: module.startsOn }, "R-TRN-7");
  checkAgainstGrid(
    form,
    given.domains.filter(({ code }) => module.domains.includes(code)),
  );
  const others = file.moduleAssessments.filter((held) => held.moduleCode !== moduleCode);
  const assessed = [...others, { ...form, moduleCode, centreId: given.centreId, recordedAt: now }];
  assertShort(moduleAssessments, assessed, { rule: "R-TRN-8", path: "comment" });
  return { ...file, moduleAssessments: assessed };
}

/**
 * R-TRN-9: an evaluator records an optional review on the way, with its progress objectives.
 * @throws DomainError `review-date`, `too-many-reviews`, `too-long`.
 */
export function reviewProgress(
  file: TrainingFile,
  form: z.infer<typeof progressReviewForm>,
  by: Evaluator,
  { progressReviews: most }: Policy["training"],
  today: CivilDate,
  now: Instant,
): TrainingFileIn<"enrolled"> {
  assertAllowed(trainingFileMachine, file, "review-progress");
  if (form.heldOn > today)
    throw new DomainError("review-date", {
      rule: "R-TRN-9",
      kind: "input",
      detail: "Le point d’étape ne peut pas être daté dans le futur.",
      fields: [{ path: "heldOn", message: "Une date passée ou celle du jour est attendue." }],
    });
  if (file.progressReviews.length >= most)
    throw new DomainError("too-many-reviews", {
      rule: "R-TRN-9",
      detail: `Un dossier garde au plus ${inWords({ count: most, unit: "review" })}.`,
    });
  const reviews = [...file.progressReviews, { ...form, by: by.name, recordedAt: now }];
  assertShort(progressReviews, reviews, { rule: "R-TRN-9", path: "findings" });
  return { ...file, progressReviews: reviews };
}

/**
 * What is added to a list of the file keeps the whole list within its bytes.
 * @throws DomainError `too-long`.
 */
function assertShort(
  list: z.ZodType,
  grown: readonly unknown[],
  { rule, path }: { rule: RuleNumber; path: string },
): void {
  const limit = byteLimitOf(list);
  if (limit === undefined || bytesOf(grown) <= limit.most) return;
  throw new DomainError("too-long", {
    rule,
    kind: "input",
    detail: limit.error,
    fields: [{ path, message: limit.error }],
  });
}

/** R-TRN-10: the candidate describes the activities carried out in the company. */
export function describeActivities(
  file: TrainingFile,
  activities: z.infer<typeof activityDescription>,
): TrainingFileIn<"enrolled"> {
  assertAllowed(trainingFileMachine, file, "describe-activities");
  return { ...file, activities };
}

/**
 * R-TRN-10: an evaluator gives a written opinion on every domain, on its grid; a new one replaces theirs.
 * One person has one role, so that none gives both. `evidence`: the pieces of the file.
 * @throws DomainError `activities-missing`, `grid-mismatch`.
 */
export function giveOpinion(
  file: TrainingFile,
  form: z.infer<typeof opinionForm>,
  by: Evaluator,
  domains: readonly Domain[],
  now: Instant,
  evidence: readonly Pick<Evidence, "category" | "state">[] = [],
): TrainingFileIn<"enrolled"> {
  assertAllowed(trainingFileMachine, file, "give-opinion");
  if (!areDescribed(file, evidence))
    throw new DomainError("activities-missing", {
      rule: "R-TRN-10",
      detail: "Le candidat décrit d’abord ses activités\u00a0; les évaluateurs donnent leur avis ensuite.",
    });
  checkAgainstGrid(form, domains);
  const { role, account, name } = by;
  const others = file.opinions.filter((held) => held.account !== account);
  return { ...file, opinions: [...others, { ...form, role, account, name, givenAt: now }] };
}
