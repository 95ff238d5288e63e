import { describe, expect, it } from "vitest";
import { submitFile } from "../../../shared/domain/enrolment/submission.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { byteLimitOf, bytesOf } from "../../../shared/domain/text/bytes.ts";
import { evaluatorsOf } from "../../../shared/domain/training/evaluator.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { progressReviews } from "../../../shared/domain/training/final-booklet.ts";
import {
  describeActivities,
  giveOpinion,
  nameEvaluators,
  reviewProgress,
} from "../../../shared/domain/training/follow.ts";
import { missingForTrainingJury } from "../../../shared/domain/training/readiness.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, piece, today } from "../../support/files.ts";
import {
  assessed,
  contents,
  domains,
  enrolled,
  followed,
  heardByBoth,
  onPath,
  opinion,
  pair,
} from "../../support/training-files.ts";

describe("R-TRN-9: reviews on the way", () => {
  const review = { heldOn: today, findings: "…", objectives: ["…"] };
  const policy = { ...guidePolicy.training, progressReviews: 2 };
  const reviewed = (file: TrainingFile, changes: Partial<typeof review> = {}) => {
    const { evaluators } = nameEvaluators(enrolled(), pair, noon);
    const [by] = evaluators;
    if (by === undefined) throw new Error("no evaluators");
    return reviewProgress(file, { ...review, ...changes }, by, policy, today, noon);
  };

  it("are kept with their author and objectives, as many as the policy says", () => {
    const once = reviewed(enrolled());
    expect(once.progressReviews).toEqual([{ ...review, by: "Rachel", recordedAt: noon }]);
    const twice = reviewed(once);
    expect(twice.progressReviews).toHaveLength(2);
    expect(refusalOf(() => reviewed(twice))?.code).toBe("too-many-reviews");
  });

  it("are kept within the bytes of all of a file's, to the last one", () => {
    const before = reviewed(enrolled(), { findings: "x".repeat(3000) });
    const again = (findings: string) => reviewed(before, { findings });
    const room = (byteLimitOf(progressReviews)?.most ?? 0) - bytesOf(again("").progressReviews);
    expect(again("x".repeat(room)).progressReviews).toHaveLength(2);
    expect(refusalOf(() => again("x".repeat(room + 1)))).toMatchObject({
      code: "too-long",
      rule: "R-TRN-9",
      kind: "input",
      fields: [{ path: "findings" }],
    });
  });

  it("are not dated in the future", () => {
    expect(refusalOf(() => reviewed(enrolled(), { heldOn: "2027-02-03" }))).toMatchObject({
      code: "review-date",
      fields: [{ path: "heldOn" }],
    });
  });
});

describe("R-TRN-9, R-TRN-10: two different people assess in the company", () => {
  it("one line manager and one other, never the same person twice, never the candidate", () => {
    const [manager, tutor] = pair;
    const faults = (named: unknown, evaluators = guidePolicy.training.evaluators) =>
      evaluatorsOf({ ...guidePolicy.training, evaluators })
        .safeParse(named)
        .error?.issues.map(({ message }) => message);
    const another = { ...tutor, email: "autre@example.org" };
    expect(faults(pair)).toBeUndefined();
    expect(faults([manager, tutor, another], 3)).toBeUndefined();
    for (const wrong of [
      [manager, { ...manager, email: another.email }],
      [tutor, another],
    ])
      expect(faults(wrong)).toEqual(["Un évaluateur, et un seul, est le responsable hiérarchique."]);
    expect(faults([manager, { ...tutor, email: "rachel@EXAMPLE.org" }])).toEqual([
      "Les évaluateurs sont des personnes différentes.",
    ]);
    for (const own of [0, 1])
      expect(
        refusalOf(() =>
          nameEvaluators(enrolled(), pair.with(own, { ...tutor, email: "DAVID@example.org" }), noon),
        ),
      ).toMatchObject({ code: "evaluator-is-candidate", fields: [{ path: `evaluators.${own}.email` }] });
  });

  it("named again, an evaluator is one since the first time", () => {
    const [manager, tutor] = pair;
    const later = "2027-03-01T09:00:00Z";
    const again = [manager, { ...tutor, email: "autre@example.org" }];
    const named = nameEvaluators(nameEvaluators(enrolled(), pair, noon), again, later);
    expect(named.evaluators).toMatchObject([
      { account: "rachel@example.org", namedAt: noon },
      { account: "autre@example.org", namedAt: later },
    ]);
  });

  it("the candidate's part comes first, then one opinion from each", () => {
    const named = followed(assessed(onPath()));
    const [manager, tutor] = named.evaluators;
    if (manager === undefined || tutor === undefined) throw new Error("no evaluators");
    expect(refusalOf(() => giveOpinion(named, opinion, manager, domains, noon))?.code).toBe(
      "activities-missing",
    );
    const paper = piece(7, { category: "scanned-booklet" });
    expect(giveOpinion(named, opinion, manager, domains, noon, [paper]).opinions).toHaveLength(1);
    const unread = { ...paper, state: "requested" as const };
    for (const other of [unread, piece(8, { category: "cv" })])
      expect(refusalOf(() => giveOpinion(named, opinion, manager, domains, noon, [other]))?.code).toBe(
        "activities-missing",
      );
    const onPaper = [piece(1, { category: "individual-path" }), paper];
    const missing = (evidence: typeof onPaper) =>
      missingForTrainingJury(contents(named, evidence)).map(({ message }) => message);
    expect(missing([])).toContain("Le candidat n’a pas encore décrit ses activités.");
    expect(missing(onPaper)).not.toContain("Le candidat n’a pas encore décrit ses activités.");
    const described = describeActivities(named, { text: "J’accueille." });
    const half = giveOpinion(described, opinion, manager, domains, noon);
    const twice = giveOpinion(half, opinion, manager, domains, noon);
    expect(twice.opinions).toHaveLength(1);
    expect(missingForTrainingJury(contents(twice)).map(({ message }) => message)).toEqual([
      "Thomas n’a pas encore donné son avis.",
    ]);
    const replaced = [pair[1], { ...pair[0], email: "autre@example.org" }];
    const exchanged = [
      { ...pair[0], role: "tutor" },
      { ...pair[1], role: "line-manager" },
    ] as typeof pair;
    for (const named of [replaced, exchanged])
      expect(refusalOf(() => nameEvaluators(half, named, noon))?.code).toBe("opinion-given");

    // R-TRN-12
    const complete = giveOpinion(half, opinion, tutor, domains, noon);
    expect(submitFile(contents(complete), new Map(), noon)).toMatchObject({
      state: "submitted",
      submittedAt: noon,
    });
  });

  it("R-TRN-12: names all that is missing", () => {
    const missing = (file = enrolled(), evidence = [piece(1)]) =>
      missingForTrainingJury(contents(file, evidence)).map(({ item, message }) => {
        expect(message).toMatch(/\.$/);
        return item;
      });
    expect(missing()).toEqual(["interview", "individual-path", "final-booklet", "evaluators"]);
    expect(missing(heardByBoth(), [piece(1, { state: "requested" })])).toEqual(["verification"]);
    expect(missing(heardByBoth())).toEqual([]);
  });

  it("R-TRN-12: every module taken is assessed", () => {
    expect(missingForTrainingJury(contents(onPath())).map(({ item }) => item)).toContain("training-booklet");
    expect(missingForTrainingJury(contents(assessed(onPath()))).map(({ item }) => item)).not.toContain(
      "training-booklet",
    );
  });
});
