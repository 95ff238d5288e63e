import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { checkComposition } from "../../../shared/domain/jury/composition.ts";
import { inConflict, type JuryMember, memberDescription } from "../../../shared/domain/jury/member.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, registeredEnrolment, testId, today } from "../../support/files.ts";
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

  it("tells what a jury is, and what this one has", () => {
    const told = refusalOf(() => checkComposition(members.slice(1), guidePolicy.jury.members));
    expect(told?.detail).toContain("Un jury compte quatre membres");
    expect(told?.fields).toEqual([
      { path: "memberIds", message: "1\u00a0employeur et 2\u00a0salariés sont nommés." },
    ]);
    expect(refusalOf(() => planned({ members: members.slice(1) }))?.rule).toBe("R-JURY-2");
  });

  it("has the representative of OEMM among the employers", () => {
    const { id: _, version: __, ...described } = member(5, "employer", { representsOemm: true });
    const taken = (changes: object) => memberDescription.safeParse({ ...described, ...changes }).success;
    expect([taken({}), taken({ side: "employee" })]).toEqual([true, false]);
    expect(taken({ side: "employee", representsOemm: false })).toBe(true);
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

  const conflicts = (member: { email: string; companyId?: string }, file: CandidateFile) =>
    inConflict(member, file);
  const [file] = files;
  if (file === undefined) throw new Error("no file");

  it("the candidate is known by their account and by the address that they are written to", () => {
    const moved = { ...file, candidate: { ...file.candidate, email: "Nouvelle@example.org" } };
    expect(
      ["c1@example.org", "nouvelle@example.org", "autre@example.org"].map((email) =>
        conflicts({ email }, moved),
      ),
    ).toEqual([true, true, false]);
  });

  it("those whom no mutuelle employs are no colleagues", () => {
    expect(conflicts({ email: "autre@example.org" }, file)).toBe(false);
    const employed = { ...file, candidate: { ...file.candidate, companyId: "cmp_exemple" } };
    const of = (companyId: string) => conflicts({ email: "autre@example.org", companyId }, employed);
    expect([of("cmp_exemple"), of("cmp_autre")]).toEqual([true, false]);
  });

  it("an evaluator of the candidate hears them no more than the others", () => {
    const evaluator = {
      role: "tutor" as const,
      name: "Thomas",
      email: "t@example.org",
      account: "t@example.org",
    };
    const trained = {
      ...registeredEnrolment(testId("file", 2), today),
      evaluators: [{ ...evaluator, namedAt: noon }],
    };
    expect(["T@example.org", "autre@example.org"].map((email) => conflicts({ email }, trained))).toEqual([
      true,
      false,
    ]);
  });

  it("R-PER-6: a member is looked at as a person, in every capacity, at any address", () => {
    const trained = {
      ...registeredEnrolment(testId("file", 2), today),
      evaluators: [
        {
          ...{ role: "tutor" as const, name: "Thomas", email: "t@example.org", account: "t@example.org" },
          ...{ namedAt: noon, answer: "accepted" as const, acceptedBy: "thomas" },
        },
      ],
    };
    const other = { email: "autre@example.org" };
    const none = { companyIds: [] };
    expect(inConflict(other, trained, none)).toBe(false);
    expect(inConflict(other, trained, { ...none, subject: "thomas" })).toBe(true);
    expect(inConflict(other, trained, { ...none, subject: "autre" })).toBe(false);
    expect(inConflict(other, trained, { ...none, personId: trained.candidate.personId })).toBe(true);
    expect(inConflict(other, trained, { companyIds: ["cmp_autre", trained.companyId] })).toBe(true);
    expect(inConflict(other, trained, { companyIds: ["cmp_autre"] })).toBe(false);
    const asked = { ...trained, evaluators: trained.evaluators.map(({ acceptedBy: _, ...one }) => one) };
    expect(inConflict(other, asked, none)).toBe(false);
    const [first] = files;
    expect(
      refusalOf(() =>
        planned({
          personOf: ({ id }) =>
            id === members[2]?.id ? { companyIds: [], personId: first?.candidate.personId ?? "" } : undefined,
        }),
      )?.fields,
    ).toMatchObject([{ path: "memberIds.2" }]);
  });

  it("each pair is told", () => {
    const jury = members
      .with(1, member(2, "employer", { email: "c1@example.org" }))
      .with(3, member(4, "employee", { email: "c2@example.org" }));
    expect(refusalOf(() => planned({ members: jury }))?.fields).toEqual([
      { path: "memberIds.1", message: "Membre 2 ne peut pas entendre Camille 1." },
      { path: "memberIds.3", message: "Membre 4 ne peut pas entendre Camille 2." },
    ]);
  });
});
