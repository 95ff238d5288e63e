import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { submitFile } from "../../../shared/domain/enrolment/submission.ts";
import {
  assessedOrTrained,
  type Interview,
  interview as interviewForm,
  positioningLevel,
} from "../../../shared/domain/orientation/interview.ts";
import {
  definePath,
  describeActivities,
  giveOpinion,
  nameEvaluators,
  recordTrainingInterview,
} from "../../../shared/domain/training/follow.ts";
import { missingForTrainingJury } from "../../../shared/domain/training/readiness.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, today } from "../../support/files.ts";
import {
  approvals,
  assessed,
  contents,
  domainCodes,
  domains,
  enrolled,
  heardByBoth,
  interview,
  interviewed,
  onPath,
  opinion,
  pair,
} from "../../support/training-files.ts";

describe("R-TRN-4, R-TRN-5: the company records the orientation interview", () => {
  const record = (changes: Partial<Interview>, on = today) =>
    refusalOf(() => recordTrainingInterview(enrolled(), { ...interview, ...changes }, domainCodes, on));

  it("R-TRN-4: there is no individual path and no jury without it", () => {
    const path = () => definePath(enrolled(), { modules: [] }, { domainCodes, approvals });
    expect(refusalOf(path)?.code).toBe("interview-missing");
    const { interview: _, ...without } = heardByBoth();
    expect(missingForTrainingJury(contents(without)).map(({ item }) => item)).toEqual(["interview"]);
    expect(refusalOf(() => submitFile(contents(without), new Map(), noon))).toMatchObject({
      code: "file-incomplete",
      rule: "R-TRN-12",
      fields: [{ path: "interview" }],
    });
  });

  it("keeps its date, its participants and their functions, its conclusion and the path advised", () => {
    expect(interviewed()).toMatchObject({ companyId: "cmp_exemple", centreId: "ctr_exemple", interview });
    const [participant] = interview.participants;
    for (const changes of [
      { participants: [] },
      { participants: [{ ...participant, function: " " }] },
      { conclusion: " " },
      { heldOn: undefined },
      { advisedPath: undefined },
    ])
      expect(interviewForm.safeParse({ ...interview, ...changes }).success).toBe(false);
    expect(interviewForm.safeParse(interview).success).toBe(true);
  });

  it("places the candidate on every domain of the certification and no other", () => {
    expect(record({ positioning: { "CRD-1": "fully", "CMI-1": "fully" } })).toMatchObject({
      code: "interview-invalid",
      rule: "R-TRN-5",
      fields: [{ path: "positioning.CRD-2" }, { path: "positioning.CMI-1" }],
    });
  });

  it("is not dated in the future, and may be of the day", () => {
    expect(record({}, "2027-02-01")?.fields).toMatchObject([{ path: "heldOn" }]);
    expect(record({})).toBeUndefined();
  });

  property.prop([
    fc.dictionary(fc.constantFrom("CRD-1", "CRD-2", "CRD-3"), fc.constantFrom(...positioningLevel.options)),
  ])(
    "R-TRN-5, R-TRN-11: concludes which domains are assessed directly, those fully acquired, and which need training",
    (positioning) => {
      const { directAssessment, trainingNeeded } = assessedOrTrained({ positioning });
      expect([...directAssessment, ...trainingNeeded].sort()).toEqual(Object.keys(positioning).sort());
      for (const code of directAssessment) expect(positioning[code]).toBe("fully");
      for (const code of trainingNeeded) expect(positioning[code]).not.toBe("fully");
    },
  );
});

describe("R-TRN-11: domains that the interview found fully acquired are assessed in the company without training", () => {
  it("no module trains them, and the file goes to the jury", () => {
    const ready = heardByBoth();
    expect(ready.individualPath?.modules.flatMap((taken) => taken.domains)).toEqual(["CRD-2"]);
    expect(assessedOrTrained(interview).directAssessment).toEqual(["CRD-1"]);
    expect(submitFile(contents(ready), new Map(), noon).state).toBe("submitted");
  });

  it("with everything acquired, a path without a module is enough", () => {
    const acquired = { ...interview, positioning: { "CRD-1": "fully" as const, "CRD-2": "fully" as const } };
    const recorded = recordTrainingInterview(enrolled(), acquired, domainCodes, today);
    const file = definePath(recorded, { modules: [] }, { domainCodes, approvals });
    expect(submitFile(contents(heardByBoth(file)), new Map(), noon).state).toBe("submitted");
  });

  it("both evaluators assess them like the others", () => {
    const { "CRD-1": _, ...others } = opinion.domains;
    const described = describeActivities(nameEvaluators(assessed(onPath()), pair, noon), { text: "…" });
    for (const by of described.evaluators)
      expect(
        refusalOf(() => giveOpinion(described, { ...opinion, domains: others }, by, domains, noon))?.fields,
      ).toMatchObject([{ path: "domains.CRD-1" }]);
  });
});
