import { describe, expect, it } from "vitest";
import { concernedBy, isConcerned, peopleTold, resultFor } from "../../../shared/domain/access/concerned.ts";
import type { StaffMember } from "../../../shared/domain/people/staff.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { sheetGranting } from "../../support/decisions.ts";
import { fileIn, noon } from "../../support/files.ts";
import { draft, enrolled } from "../../support/training-files.ts";

const company = { party: "company", id: "cmp_exemple" } as const;
const centre = { party: "centre", id: "ctr_exemple" } as const;

describe("R-DAY-7: who is told of what concerns a candidate", () => {
  it("the company and the centre by training, once the enrolment is registered; the centre by VAE, once chosen", () => {
    expect(concernedBy(draft())).toEqual([company]);
    expect(concernedBy(enrolled())).toEqual([company, centre]);
    expect(concernedBy(fileIn("enrolled", { centreId: centre.id }))).toEqual([centre]);
    expect(concernedBy(fileIn("enrolled", { centreId: undefined }))).toEqual([]);
  });

  it("not those who follow another, though they bear the same kind of name", () => {
    expect(isConcerned(company, enrolled())).toBe(true);
    expect(isConcerned({ ...company, id: "cmp_autre" }, enrolled())).toBe(false);
    expect(isConcerned({ party: "centre", id: company.id }, enrolled())).toBe(false);
  });

  it("the people who manage it and have accepted to, and no others", () => {
    const person = (id: string, changes: Partial<StaffMember> = {}): StaffMember => ({
      id,
      partyId: company.id,
      name: "Paul Exemple",
      email: "paul@example.org",
      account: "paul@example.org",
      role: "manager",
      active: true,
      answer: "accepted",
      invitedAt: noon,
      version: 1,
      ...changes,
    });
    const told = peopleTold([
      person("per_1"),
      person("per_2", { role: "member" }),
      person("per_3", { active: false }),
      person("per_4", { answer: "waiting" }),
      person("per_5", { answer: undefined }),
    ]);
    expect(told.map(({ id }) => id)).toEqual(["per_1", "per_5"]);
    const many = Array.from({ length: 40 }, (_, n) => person(`per_${n}`));
    expect(peopleTold(many)).toHaveLength(20);
  });
});

describe("R-DAY-7, R-PER-3: what they are told of a result", () => {
  const sheet = {
    ...sheetGranting("partial"),
    results: [
      { domainCode: "CRD-1", result: "acquired" as const },
      { domainCode: "CRD-2", result: "not-acquired" as const },
      { domainCode: "CRD-3", result: "already-acquired" as const },
    ],
  };
  const agreeing = (showsResults: boolean): TrainingFile => ({
    ...enrolled(),
    acceptance: { state: "accepted", acceptedAt: noon, showsResults },
  });

  it("the company: the number of domains alone, where its employee agreed to no more", () => {
    expect(resultFor(company, agreeing(false), sheet)).toEqual({
      validation: "partial",
      acquired: 2,
      domains: 3,
      results: undefined,
    });
    expect(resultFor(company, agreeing(true), sheet).results).toEqual(sheet.results);
  });

  it("the centre: domain by domain", () => {
    expect(resultFor(centre, agreeing(false), sheet).results).toEqual(sheet.results);
  });

  it("those who follow the candidate no more: the number alone", () => {
    expect(resultFor({ ...company, id: "cmp_autre" }, agreeing(true), sheet).results).toBeUndefined();
    expect(resultFor({ ...centre, id: "ctr_autre" }, agreeing(true), sheet).results).toBeUndefined();
  });
});
