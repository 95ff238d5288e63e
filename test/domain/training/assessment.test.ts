import { describe, expect, it } from "vitest";
import { byteLimitOf, bytesOf } from "../../../shared/domain/text/bytes.ts";
import { moduleAssessments } from "../../../shared/domain/training/assessment.ts";
import { assessModule, definePath } from "../../../shared/domain/training/follow.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, today } from "../../support/files.ts";
import {
  approval,
  approvals,
  assessment,
  delivered,
  domainCodes,
  interviewed,
  module,
  onPath,
} from "../../support/training-files.ts";

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
    for (const assessedOn of ["2027-02-01", "2027-02-03"])
      expect(assess({ assessedOn })).toMatchObject({
        code: "assessment-date",
        fields: [{ path: "assessedOn" }],
      });
  });

  it("refuses a module that is not in the path, and any before there is one", () => {
    for (const [file, code] of [
      [onPath(), "M2"],
      [interviewed(), "M1"],
    ] as const)
      expect(
        refusalOf(() => assessModule(file, code, assessment, delivered("ctr_exemple"), today, noon))?.code,
      ).toBe("module-unknown");
  });

  it("keeps the last assessment of each module", () => {
    const modules = [module, { ...module, code: "M2" }];
    const path = definePath(interviewed(), { modules }, { domainCodes, approvals });
    const of = (file: typeof path, code: string, comment: string) =>
      assessModule(file, code, { ...assessment, comment }, delivered("ctr_exemple"), today, noon);
    const twice = of(of(of(path, "M1", "1"), "M2", "2"), "M1", "3");
    expect(twice.moduleAssessments.map(({ moduleCode, comment }) => [moduleCode, comment])).toEqual([
      ["M2", "2"],
      ["M1", "3"],
    ]);
  });

  it("keeps the assessments of a file within their bytes, to the last one", () => {
    const other = { ...assessment, moduleCode: "M2", centreId: "ctr_exemple", recordedAt: noon };
    const assess = (comment: string) =>
      assessModule(
        { ...onPath(), moduleAssessments: Array(5).fill({ ...other, comment: "x".repeat(3000) }) },
        "M1",
        { ...assessment, comment },
        delivered("ctr_exemple"),
        today,
        noon,
      );
    const room = (byteLimitOf(moduleAssessments)?.most ?? 0) - bytesOf(assess("").moduleAssessments);
    expect(assess("x".repeat(room)).moduleAssessments).toHaveLength(6);
    expect(refusalOf(() => assess("x".repeat(room + 1)))).toMatchObject({
      code: "too-long",
      rule: "R-TRN-8",
      kind: "input",
      fields: [{ path: "comment" }],
    });
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
