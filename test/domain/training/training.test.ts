import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Approval } from "../../../shared/domain/centre/approval.ts";
import type { FileContents } from "../../../shared/domain/enrolment/file.ts";
import { submitFile } from "../../../shared/domain/enrolment/submission.ts";
import {
  assessedOrTrained,
  type Interview,
  interview as interviewForm,
  positioningLevel,
} from "../../../shared/domain/orientation/interview.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { Domain } from "../../../shared/domain/referential/certification.ts";
import {
  beginEnrolment,
  describeEnrolment,
  registerEnrolment,
} from "../../../shared/domain/training/enrolment.ts";
import { evaluatorsOf } from "../../../shared/domain/training/evaluator.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import {
  assessModule,
  definePath,
  describeActivities,
  giveOpinion,
  nameEvaluators,
  recordTrainingInterview,
  reviewProgress,
} from "../../../shared/domain/training/follow.ts";
import { pathWarnings } from "../../../shared/domain/training/individual-path.ts";
import { missingForTrainingJury } from "../../../shared/domain/training/readiness.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, piece, testId, today } from "../../support/files.ts";

const domainCodes = ["CRD-1", "CRD-2"];
const grid = (code: string): Domain => ({
  code,
  number: 1,
  title: code,
  sharedWith: [],
  interviewQuestions: [],
  competences: [],
  criteria: [{ code: `${code}.K1`, title: "…", indicators: [{ code: `${code}.K1.I1`, text: "…" }] }],
});
const domains = domainCodes.map(grid);
const approval = (changes: Partial<Approval> = {}): Approval => ({
  centreId: "ctr_exemple",
  version: 1,
  certification: "CRD",
  service: "training",
  from: "2026-01-01",
  until: "2027-12-31",
  decidedOn: "2026-01-01",
  ...changes,
});
const draft = () =>
  beginEnrolment(
    {
      id: testId("file", 1),
      certification: "CRD",
      referentialVersion: "2013-01",
      candidate: {
        account: "david@example.org",
        firstName: "David",
        lastName: "Exemple",
        email: "David@example.org",
      },
      companyId: "cmp_exemple",
      centreId: "ctr_exemple",
      status: "holds-the-job",
    },
    noon,
  );
const contents = (file: TrainingFile, evidence = [piece(1, { category: "individual-path" })]) =>
  ({ file, answers: [], evidence }) satisfies FileContents<TrainingFile>;
const inForce = {
  approvals: [approval()],
  referentialVersion: "2013-01",
  domainCodes,
  firstJury: guidePolicy.training.firstJury,
};
const enrolled = () => registerEnrolment(contents(draft()), inForce, today);
const interview = {
  heldOn: today,
  participants: [{ name: "Rachel", function: "Responsable" }],
  positioning: { "CRD-1": "fully" as const, "CRD-2": "partially" as const },
  conclusion: "…",
  advisedPath: "training" as const,
};
const module = {
  code: "M1",
  title: "Module",
  domains: ["CRD-2"],
  hours: 40,
  centreId: "ctr_exemple",
  startsOn: today,
  endsOn: today,
};
const approvals = new Map([["ctr_exemple", [approval()]]]);
const interviewed = () => recordTrainingInterview(enrolled(), interview, domainCodes, today);
const onPath = () => definePath(interviewed(), { modules: [module] }, { domainCodes, approvals });
const pair = [
  { role: "line-manager" as const, name: "Rachel", email: "Rachel@example.org" },
  { role: "tutor" as const, name: "Thomas", email: "thomas@example.org" },
];
const assessment = {
  assessedOn: today,
  domains: { "CRD-2": "mastered" as const },
  indicators: {},
  comment: "…",
};
const delivered = (centreId: string, given = [approval()]) => ({ centreId, approvals: given, domains });
const assessed = (file: TrainingFile) =>
  assessModule(file, "M1", assessment, delivered("ctr_exemple"), today, noon);
const opinion = {
  domains: Object.fromEntries(
    domainCodes.map((code) => [code, { level: "mastered" as const, comment: "…" }]),
  ),
  indicators: {},
};
/** A file whose candidate has described their activities and whose two evaluators have given their opinions. */
const heardByBoth = (file: TrainingFile = assessed(onPath())) => {
  const described = describeActivities(nameEvaluators(file, pair, noon), { text: "J’accueille." });
  return described.evaluators.reduce((held, by) => giveOpinion(held, opinion, by, domains, noon), described);
};

describe("R-TRN-1, R-TRN-2: an enrolment is a draft until it is complete, then takes its date", () => {
  it("says what is missing", () => {
    const refusal = refusalOf(() => registerEnrolment(contents(draft(), []), inForce, today));
    expect(refusal?.fields.map(({ path }) => path)).toEqual(["individual-path"]);
  });

  it("keeps its candidate while it is described again", () => {
    const { candidate } = draft();
    const named = { candidate, centreId: "ctr_autre", status: "moving-to-the-job" as const };
    expect(describeEnrolment(draft(), named)).toMatchObject(named);
    const another = { ...named, candidate: { ...candidate, account: "autre@example.org" } };
    expect(refusalOf(() => describeEnrolment(draft(), another))?.code).toBe("candidate-changed");
  });

  it("R-TRN-5: has an interview, if it was held, on the domains of the version in force", () => {
    const held = recordTrainingInterview(draft(), interview, domainCodes, today);
    const inVersion = (codes: string[]) => () =>
      registerEnrolment(contents(held), { ...inForce, domainCodes: codes }, today);
    expect(refusalOf(inVersion(domainCodes))).toBeUndefined();
    expect(refusalOf(inVersion([...domainCodes, "CRD-3"]))?.code).toBe("interview-invalid");
  });

  it("waits for its documents to be verified", () => {
    const waiting = [piece(1, { category: "individual-path" }), piece(2, { state: "requested" })];
    expect(refusalOf(() => registerEnrolment(contents(draft(), waiting), inForce, today))?.code).toBe(
      "enrolment-incomplete",
    );
  });

  it("gives three years, 29 February included", () => {
    expect(enrolled()).toMatchObject({ state: "enrolled", enrolledOn: today, firstJuryBy: "2030-02-02" });
    const leap = registerEnrolment(
      contents(draft()),
      { ...inForce, approvals: [approval({ until: "2030-12-31" })] },
      "2028-02-29",
    );
    expect(leap.firstJuryBy).toBe("2031-02-28");
  });

  it("R-TRN-7: names a centre approved for training that day", () => {
    for (const changes of [
      { service: "vae" as const },
      { until: "2027-02-01" },
      { certification: "CMI" as const },
    ])
      expect(
        refusalOf(() =>
          registerEnrolment(contents(draft()), { ...inForce, approvals: [approval(changes)] }, today),
        )?.code,
      ).toBe("centre-not-approved");
  });
});

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

describe("R-TRN-6, R-TRN-7: the individual path", () => {
  const full = (hours: number) => ({ modules: [{ ...module, domains: domainCodes, hours }] });

  it.each([
    [279, 1],
    [280, 0],
    [320, 0],
    [321, 1],
  ])("warns about a full path of %i hours: %i warning", (hours, warnings) => {
    expect(pathWarnings(full(hours), domainCodes, guidePolicy.training.fullPath)).toHaveLength(warnings);
  });

  it("takes any subset of the modules, none being compulsory", () => {
    expect(pathWarnings({ modules: [module] }, domainCodes, guidePolicy.training.fullPath)).toEqual([]);
    expect(pathWarnings({ modules: [] }, domainCodes, guidePolicy.training.fullPath)).toEqual([]);
  });

  it("refuses a centre that is not approved on the module's first day, and unknown domains", () => {
    const wrong = {
      modules: [{ ...module, startsOn: "2028-01-01", endsOn: "2028-02-01", domains: ["CMI-1"] }],
    };
    const refusal = refusalOf(() => definePath(interviewed(), wrong, { domainCodes, approvals }));
    expect(refusal?.fields.map(({ path }) => path)).toEqual(["modules.0.domains.0", "modules.0.centreId"]);
  });

  it("keeps the modules that were assessed", () => {
    const refused = () => definePath(assessed(onPath()), { modules: [] }, { domainCodes, approvals });
    expect(refusalOf(refused)?.code).toBe("module-assessed");
  });
});

describe("R-REF-2, R-TRN-8: a module is assessed on the grid of its domains, by the centre that delivers it", () => {
  const assess = (changes: Partial<typeof assessment>, centreId = "ctr_exemple") =>
    refusalOf(() =>
      assessModule(onPath(), "M1", { ...assessment, ...changes }, delivered(centreId), today, noon),
    );

  it("refuses a domain that the module does not train, or an indicator of no grid", () => {
    expect(assess({ domains: { "CRD-1": "mastered" } as never })?.fields.map(({ path }) => path)).toEqual([
      "domains.CRD-2",
      "domains.CRD-1",
    ]);
    expect(assess({ indicators: { "CRD-1.K1.I1": "mastered" } as never })?.code).toBe("grid-mismatch");
    expect(assess({ indicators: { "CRD-2.K1.I1": "mastered" } as never })).toBeUndefined();
  });

  it("refuses another centre, and dates before the module or to come", () => {
    expect(assess({}, "ctr_autre")?.code).toBe("module-unknown");
    expect(assess({ assessedOn: "2027-02-01" })?.code).toBe("assessment-date");
    expect(assess({ assessedOn: "2027-02-03" })?.code).toBe("assessment-date");
  });

  it("R-TRN-7, R-CTR-3: one that started on the approval's last day is assessed later, one that started after it is not", () => {
    const later = (until: string) =>
      refusalOf(() =>
        assessModule(
          onPath(),
          "M1",
          { ...assessment, assessedOn: "2027-06-01" },
          delivered("ctr_exemple", [approval({ until })]),
          "2027-06-01",
          noon,
        ),
      );
    expect(later(today)).toBeUndefined();
    expect(later("2027-02-01")).toMatchObject({ code: "centre-not-approved", rule: "R-TRN-7" });
  });
});

describe("R-TRN-9: reviews on the way", () => {
  const review = { heldOn: today, findings: "…", objectives: ["…"] };
  const policy = { ...guidePolicy.training, progressReviews: 2 };
  const reviewed = (file: TrainingFile, heldOn = today) => {
    const { evaluators } = nameEvaluators(enrolled(), pair, noon);
    const [by] = evaluators;
    if (by === undefined) throw new Error("no evaluators");
    return reviewProgress(file, { ...review, heldOn }, by, policy, today, noon);
  };

  it("are kept with their author and objectives, as many as the policy says", () => {
    const once = reviewed(enrolled());
    expect(once.progressReviews).toEqual([{ ...review, by: "Rachel", recordedAt: noon }]);
    const twice = reviewed(once);
    expect(twice.progressReviews).toHaveLength(2);
    expect(refusalOf(() => reviewed(twice))?.code).toBe("too-many-reviews");
  });

  it("are not dated in the future", () => {
    expect(refusalOf(() => reviewed(enrolled(), "2027-02-03"))?.code).toBe("review-date");
  });
});

describe("R-TRN-9, R-TRN-10: two different people assess in the company", () => {
  it("one line manager and one other, never the same person twice, never the candidate", () => {
    const [manager, tutor] = pair;
    const evaluators = evaluatorsOf(guidePolicy.training);
    expect(evaluators.safeParse(pair).success).toBe(true);
    expect(evaluators.safeParse([manager, manager]).success).toBe(false);
    expect(evaluators.safeParse([tutor, { ...tutor, email: "autre@example.org" }]).success).toBe(false);
    expect(evaluators.safeParse([manager, { ...tutor, email: "rachel@EXAMPLE.org" }]).success).toBe(false);
    const own = [pair[0], { ...pair[1], email: "DAVID@example.org" }] as typeof pair;
    expect(refusalOf(() => nameEvaluators(enrolled(), own, noon))?.code).toBe("evaluator-is-candidate");
  });

  it("the candidate's part comes first, then one opinion from each", () => {
    const named = nameEvaluators(assessed(onPath()), pair, noon);
    const [manager, tutor] = named.evaluators;
    if (manager === undefined || tutor === undefined) throw new Error("no evaluators");
    expect(refusalOf(() => giveOpinion(named, opinion, manager, domains, noon))?.code).toBe(
      "activities-missing",
    );
    const described = describeActivities(named, { text: "J’accueille." });
    const half = giveOpinion(described, opinion, manager, domains, noon);
    const twice = giveOpinion(half, opinion, manager, domains, noon);
    expect(twice.opinions).toHaveLength(1);
    expect(missingForTrainingJury(contents(twice)).map(({ message }) => message)).toEqual([
      "Thomas n’a pas encore donné son avis.",
    ]);
    const replaced = [pair[1], { ...pair[0], email: "autre@example.org" }] as typeof pair;
    expect(refusalOf(() => nameEvaluators(half, replaced, noon))?.code).toBe("opinion-given");

    // R-TRN-12
    const complete = giveOpinion(half, opinion, tutor, domains, noon);
    expect(submitFile(contents(complete), new Map(), noon)).toMatchObject({
      state: "submitted",
      submittedAt: noon,
    });
  });

  it("R-TRN-12: every module taken is assessed", () => {
    expect(missingForTrainingJury(contents(onPath())).map(({ item }) => item)).toContain("training-booklet");
    expect(missingForTrainingJury(contents(assessed(onPath()))).map(({ item }) => item)).not.toContain(
      "training-booklet",
    );
  });
});
