import { describe, expect, it } from "vitest";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import { acceptedBy, describeMember } from "../../../shared/domain/jury/member-number.ts";
import { refusalOf } from "../../support/errors.ts";

const described = {
  name: "Noé Exemple",
  email: "noe@jury.example.org",
  side: "employee" as const,
  organisation: "Syndicat A",
  representsOemm: false,
};
const id = "jur_noe";
const before: JuryMember = { ...described, id, version: 2 };
const held: JuryMember = { ...before, personId: "prs_1" };
const other = { ...described, name: "Lou Exemple", email: "lou@jury.example.org" };
const saying = (changes: Partial<typeof described>, known: JuryMember | undefined, accepted: boolean) =>
  refusalOf(() => describeMember({ id, before: known, accepted }, { ...described, ...changes }))?.code;

describe("R-PER-7: a number of the directory is never given to another person", () => {
  it("is described anew as long as no person has accepted it", () => {
    expect(describeMember({ id, before: undefined, accepted: false }, described)).toEqual({
      ...before,
      version: 1,
    });
    expect(describeMember({ id, before, accepted: false }, other)).toStrictEqual({
      ...other,
      id,
      version: 3,
    });
  });

  it("keeps its person when their name or their address changes, not both", () => {
    for (const [known, accepted] of [
      [held, false],
      [before, true],
    ] as const) {
      expect(saying({ name: other.name }, known, accepted)).toBeUndefined();
      expect(saying({ email: other.email }, known, accepted)).toBeUndefined();
      // However it is written, it is the same address.
      expect(saying({ name: other.name, email: "Noe@Jury.example.org" }, known, accepted)).toBeUndefined();
      expect(saying(other, known, accepted)).toBe("number-of-another");
    }
    expect(describeMember({ id, before: held, accepted: true }, { ...described, organisation: "B" })).toEqual(
      {
        ...held,
        organisation: "B",
        version: 3,
      },
    );
  });

  it("R-PER-8: keeps the companies that were merged into its person's", () => {
    const merged = { ...before, formerCompanyIds: ["cmp_une"] };
    expect(describeMember({ id, before: merged, accepted: false }, other)).toStrictEqual({
      ...other,
      id,
      version: 3,
      formerCompanyIds: ["cmp_une"],
    });
  });

  it("is its person's who accepted first, and no other's who accepts afterwards", () => {
    expect(acceptedBy(before, "prs_1", undefined)).toEqual(held);
    expect(acceptedBy(held, "prs_1", "prs_1")).toEqual(held);
    // R-PER-4: the one who accepted was joined with the one who accepts.
    expect(acceptedBy(held, "prs_2", "prs_2")).toEqual({ ...held, personId: "prs_2" });
    expect(refusalOf(() => acceptedBy(held, "prs_2", "prs_1"))).toMatchObject({
      code: "number-of-another",
      rule: "R-PER-7",
    });
  });
});
