import { describe, expect, it } from "vitest";
import { relationToFile } from "../../../shared/domain/access/relations.ts";
import { inConflict } from "../../../shared/domain/jury/member.ts";
import { answerAsEvaluator, unknownEvaluation } from "../../../shared/domain/training/answer-evaluation.ts";
import { evaluatorWho } from "../../../shared/domain/training/evaluator.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { nameEvaluators } from "../../../shared/domain/training/follow.ts";
import { missingForTrainingJury } from "../../../shared/domain/training/readiness.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";
import { contents, enrolled, pair } from "../../support/training-files.ts";

const rachel = { account: "rachel@example.org", subject: "rachel", personId: testId("prs", 1) };
const named = (): TrainingFile => nameEvaluators(enrolled(), pair, noon);
const accepted = () => answerAsEvaluator(named(), rachel, "accepted");
const declined = () => answerAsEvaluator(named(), rachel, "declined");
const relationOf = (file: TrainingFile, who = rachel) =>
  relationToFile({ ...who, role: "candidate", name: "Rachel" }, file, undefined);
const missing = (file: TrainingFile) =>
  missingForTrainingJury(contents(file)).flatMap(({ message }) => (/^Rachel/.test(message) ? [message] : []));

describe("R-PER-6: who is named evaluator answers", () => {
  it("and sees nothing before", () => {
    expect(relationOf(named())).toBeUndefined();
    expect(missing(named())).toEqual(["Rachel n’a pas encore accepté d’évaluer le candidat."]);
    expect(relationOf(accepted())).toBe("evaluator");
    expect(missing(accepted())).toEqual(["Rachel n’a pas encore donné son avis."]);
    expect(relationOf(declined())).toBeUndefined();
    expect(missing(declined())).toEqual(["Rachel a décliné\u00a0: désignez une autre personne."]);
  });

  it("for themselves: the colleague has still to", () => {
    expect(accepted().evaluators).toMatchObject([
      { answer: "accepted", acceptedBy: "rachel" },
      { account: "thomas@example.org", answer: "waiting" },
    ]);
    expect(declined().evaluators[0]).not.toHaveProperty("acceptedBy");
    expect(evaluatorWho(accepted().evaluators, { ...rachel, account: "thomas@example.org" })).toBeUndefined();
  });

  it("once; no other does, nor who takes over their address", () => {
    for (const file of [accepted(), declined(), enrolled()])
      expect(refusalOf(() => answerAsEvaluator(file, rachel, "accepted"))).toEqual(unknownEvaluation());
    const stranger = { ...rachel, account: "autre@example.org" };
    expect(refusalOf(() => answerAsEvaluator(named(), stranger, "accepted"))).toEqual(unknownEvaluation());
    expect(relationOf(accepted(), { ...rachel, subject: "autre" })).toBeUndefined();
  });

  it("but not for their own file, by another address either", () => {
    const own = { ...rachel, personId: enrolled().candidate.personId };
    expect(refusalOf(() => answerAsEvaluator(named(), own, "accepted"))).toMatchObject({
      code: "evaluator-is-candidate",
      rule: "R-PER-6",
    });
  });

  it("asked again by being named again, where they declined; who accepted stays so", () => {
    const later = "2027-03-01T09:00:00Z";
    expect(nameEvaluators(declined(), pair, later).evaluators).toMatchObject([
      { answer: "waiting", namedAt: later },
      { answer: "waiting", namedAt: noon },
    ]);
    expect(nameEvaluators(accepted(), pair, later).evaluators[0]).toMatchObject({
      answer: "accepted",
      acceptedBy: "rachel",
      namedAt: noon,
    });
  });

  it("while the file is under way", () => {
    const over = { ...named(), state: "withdrawn" } as unknown as TrainingFile;
    expect(refusalOf(() => answerAsEvaluator(over, rachel, "accepted"))?.code).toBe("transition-refused");
  });

  it("named before they were asked, they are evaluators", () => {
    const before = { ...named(), evaluators: named().evaluators.map(({ answer: _, ...one }) => one) };
    expect(relationOf(before)).toBe("evaluator");
  });

  it("R-JURY-5: who was asked sits on no jury of the candidate, unless they declined", () => {
    const member = { email: "Rachel@example.org", companyId: undefined };
    expect([named(), accepted(), declined()].map((file) => inConflict(member, file))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
