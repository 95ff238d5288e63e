import { describe, expect, it } from "vitest";
import { describeEnrolment } from "../../../shared/domain/training/enrolment.ts";
import { trainingFile } from "../../../shared/domain/training/file.ts";
import { recordTrainingInterview } from "../../../shared/domain/training/follow.ts";
import { missingForRegistration, registerEnrolment } from "../../../shared/domain/training/registration.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, piece, today } from "../../support/files.ts";
import {
  approval,
  contents,
  domainCodes,
  draft,
  enrolled,
  inForce,
  interview,
  unanswered,
} from "../../support/training-files.ts";

describe("R-TRN-1, R-TRN-2: an enrolment is a draft until it is complete, then takes its date", () => {
  it("begins with nothing recorded", () => {
    expect(trainingFile.parse(draft())).toEqual(draft());
    expect(draft()).toMatchObject({
      state: "draft",
      createdAt: noon,
      evaluators: [],
      moduleAssessments: [],
      progressReviews: [],
      opinions: [],
    });
  });

  it("says what is missing", () => {
    const refusal = refusalOf(() => registerEnrolment(contents(unanswered(), []), inForce, today));
    expect(refusal?.fields.map(({ path }) => path)).toEqual(["individual-path", "acceptance"]);
  });

  it("takes no piece for another of its kind, nor one that was refused", () => {
    for (const other of [{ category: "cv" as const }, { state: "rejected" as const }])
      expect(
        missingForRegistration(contents(draft(), [piece(1, { category: "individual-path", ...other })])),
      ).toMatchObject([{ item: "individual-path" }]);
  });

  it("keeps its candidate while it is described again", () => {
    const { candidate } = draft();
    const named = { candidate, centreId: "ctr_autre", status: "moving-to-the-job" as const };
    const again = { code: "0000-0000-0000" };
    expect(describeEnrolment(draft(), named, again, noon)).toMatchObject(named);
    const corrected = { ...named, candidate: { ...candidate, email: "autre@example.org" } };
    expect(describeEnrolment(unanswered(), corrected, again, noon).acceptance).toMatchObject(again);
    expect(refusalOf(() => describeEnrolment(draft(), corrected, again, noon))).toMatchObject({
      code: "enrolment-accepted",
      fields: [{ path: "candidate" }],
    });
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
    expect(refusalOf(() => registerEnrolment(contents(draft(), waiting), inForce, today))).toMatchObject({
      code: "enrolment-incomplete",
      fields: [{ path: "verification", message: expect.stringContaining("Pièce 2") }],
    });
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

  it("R-REF-3: takes the version in force that day", () => {
    const given = { ...inForce, referentialVersion: "2027-01" };
    expect(registerEnrolment(contents(draft()), given, today).referentialVersion).toBe("2027-01");
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
