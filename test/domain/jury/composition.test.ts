import { describe, expect, it } from "vitest";
import { checkComposition } from "../../../shared/domain/jury/composition.ts";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { files, member, members, planned } from "../../support/jury-sessions.ts";

describe("R-JURY-2: two employers and two employees", () => {
  it.each([
    ["three of one side", [members[0], members[1], member(5, "employer"), members[2]]],
    ["the same person twice", [members[0], members[0], members[2], members[3]]],
    [
      "two OEMM representatives",
      [
        member(5, "employer", { representsOemm: true }),
        member(6, "employer", { representsOemm: true }),
        members[2],
        members[3],
      ],
    ],
    ["one employer", members.slice(1)],
    ["one employee", members.slice(0, 3)],
  ])("refuses %s", (_, jury) => {
    expect(refusalOf(() => checkComposition(jury as JuryMember[], guidePolicy.jury.members))?.rule).toBe(
      "R-JURY-2",
    );
  });

  it("accepts one OEMM representative among the employers", () => {
    const jury = [member(5, "employer", { representsOemm: true }), ...members.slice(1)];
    expect(refusalOf(() => checkComposition(jury, guidePolicy.jury.members))).toBeUndefined();
  });
});

describe("R-JURY-5: conflicts of interest", () => {
  it.each([
    ["the candidate", { email: "C1@example.org" }],
    ["a colleague", { companyId: "cmp_exemple" }],
  ])("refuses %s on the jury", (_, changes) => {
    const [first, second] = files;
    const employed = { ...first?.candidate, companyId: "cmp_exemple" };
    const heard = [{ ...first, candidate: employed }, second] as typeof files;
    const refusal = refusalOf(() =>
      planned({ members: [member(1, "employer", changes), ...members.slice(1)], files: heard }),
    );
    expect(refusal).toMatchObject({ rule: "R-JURY-5", fields: [{ path: "memberIds.0" }] });
  });
});
