import { describe, expect, it } from "vitest";
import type { Actor } from "../../../shared/domain/access/actor.ts";
import { nameOnFile } from "../../../shared/domain/access/name-on-file.ts";
import { centresOf, relationToFile, relationToSession } from "../../../shared/domain/access/relations.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { fileIn, noon, registeredEnrolment, testId, today } from "../../support/files.ts";

const file = fileIn("admissible");
const amina = (
  role: Actor["role"],
  partyId?: string,
  personId = file.candidate.personId,
  account = "amina@example.org",
): Actor => ({
  subject: "s",
  name: "Amina Exemple",
  account,
  personId,
  role,
  ...(partyId === undefined ? {} : { partyId }),
});

describe("rules, section 1, R-PER-6: what a person is to a candidate's file", () => {
  it.each([
    ["candidate", undefined, "owner"],
    ["company", "cmp_exemple", "owner"],
    ["jury-member", "jur_exemple", "owner"],
    // R-PER-6: no person handles their own file as centre or OEMM; they are its candidate.
    ["centre", "ctr_exemple", "owner"],
    ["centre", "ctr_autre", "owner"],
    ["oemm", undefined, "owner"],
  ] as const)("the candidate's own account, as %s of %s: %s", (role, partyId, relation) => {
    expect(relationToFile(amina(role, partyId), file, undefined)).toBe(relation);
  });

  it.each([
    ["candidate", undefined],
    ["company", "cmp_exemple"],
    ["jury-member", "jur_exemple"],
  ] as const)("another candidate's, as %s of %s: none", (role, partyId) => {
    const other = amina(role, partyId, "prs_other");
    expect(relationToFile(other, file, undefined)).toBeUndefined();
  });
});

describe("rules, section 1: what a party is to the files of its candidates", () => {
  const module = {
    code: "M1",
    title: "…",
    domains: [],
    hours: 1,
    centreId: "ctr_module",
    startsOn: today,
    endsOn: today,
  };
  const evaluators = [
    {
      role: "tutor" as const,
      name: "Thomas",
      email: "t@example.org",
      account: "t@example.org",
      namedAt: noon,
    },
    {
      role: "line-manager" as const,
      name: "Rachel",
      email: "r@example.org",
      account: "r@example.org",
      namedAt: noon,
    },
  ];
  const trained = {
    ...registeredEnrolment(testId("file", 2), today),
    individualPath: { modules: [module] },
    evaluators,
  };

  it.each([
    ["company", "cmp_exemple", "x@example.org", "company"],
    ["company", "cmp_autre", "x@example.org", undefined],
    ["centre", "ctr_exemple", "x@example.org", "chosen-centre"],
    ["centre", "ctr_module", "x@example.org", "chosen-centre"],
    ["centre", "ctr_autre", "x@example.org", undefined],
    ["centre", undefined, "x@example.org", undefined],
    // R-TRN-9
    ["candidate", undefined, "t@example.org", "evaluator"],
    ["company", "cmp_autre", "t@example.org", "evaluator"],
    ["none", undefined, "t@example.org", undefined],
  ] as const)("of a trained candidate, as %s of %s, %s: %s", (role, partyId, account, relation) => {
    expect(
      relationToFile(amina(role as Actor["role"], partyId, "prs_other", account), trained, undefined),
    ).toBe(relation);
  });

  it("of any candidate, OEMM is itself", () => {
    for (const one of [file, trained])
      expect(relationToFile(amina("oemm", undefined, "prs_other"), one, undefined)).toBe("oemm");
  });

  it("of a file by VAE, no company is one, not even one that is not said", () => {
    for (const partyId of ["cmp_exemple", undefined])
      expect(relationToFile(amina("company", partyId, "prs_other"), file, undefined)).toBeUndefined();
  });

  it("a file without a centre or a path is followed by none yet", () => {
    const { centreId: _, ...without } = fileIn("enrolled");
    expect(centresOf(without)).toEqual([]);
    expect(centresOf(registeredEnrolment(testId("file", 2), today))).toEqual(["ctr_exemple"]);
    expect(
      centresOf({
        ...trained,
        individualPath: { modules: [module, { ...module, centreId: "ctr_exemple" }] },
      }),
    ).toEqual(["ctr_exemple", "ctr_module"]);
  });
});

describe("R-JURY-6, R-JURY-7: what a member is to a session and to its files", () => {
  const session = (state: string, hears = file.id) =>
    ({
      state,
      members: [{ id: "jur_exemple" }, { id: "jur_deux" }],
      slots: [{ fileId: hears }],
    }) as unknown as JurySession;
  const member = amina("jury-member", "jur_exemple", "prs_member");

  it.each([
    ["planned", undefined, undefined],
    ["convened", "sitting-member", "sitting-member"],
    ["opened", "sitting-member", "sitting-member"],
    ["closed", "sitting-member", undefined],
    ["cancelled", "sitting-member", undefined],
  ])("%s: the session %s, its files %s", (state, ofSession, ofFile) => {
    expect(relationToSession(member, session(state))).toBe(ofSession);
    expect(relationToFile(member, file, session(state))).toBe(ofFile);
  });

  it("nothing to those that they do not sit for; OEMM is itself to all", () => {
    expect(relationToFile(member, file, session("convened", testId("file", 9)))).toBeUndefined();
    expect(relationToFile(member, file, undefined)).toBeUndefined();
    for (const other of [
      amina("jury-member", "jur_autre", "prs_other"),
      amina("company", "jur_exemple", "prs_other"),
    ]) {
      expect(relationToSession(other, session("convened"))).toBeUndefined();
      expect(
        relationToFile(
          other,
          fileIn("scheduled", { candidate: { ...file.candidate, personId: "x" } }),
          session("convened"),
        ),
      ).toBeUndefined();
    }
    expect(relationToSession(amina("oemm"), session("planned"))).toBe("oemm");
  });
});

describe("R-PER-6: the name that a file's history shows", () => {
  const named = { ...amina("candidate"), name: "amina@example.org" };

  it("is the candidate's by civil status, an evaluator's as the company named them, or the actor's", () => {
    expect(nameOnFile(named, "owner", file)).toBe(fullName(file.candidate));
    expect(nameOnFile(named, "oemm", file)).toBe(named.name);
    expect(nameOnFile(named, "evaluator", file)).toBe(named.name);
    const evaluator = (account: string, name: string) => ({
      role: "tutor" as const,
      name,
      email: account,
      account,
      namedAt: noon,
    });
    const evaluators = [evaluator("theo@example.org", "Théo"), evaluator(named.account, "Amina, tutrice")];
    const assessed = { ...registeredEnrolment(testId("file", 7), today), evaluators };
    expect(nameOnFile(named, "evaluator", assessed)).toBe("Amina, tutrice");
    expect(nameOnFile({ ...named, account: "autre" }, "evaluator", assessed)).toBe(named.name);
    expect(nameOnFile(named, "company", assessed)).toBe(named.name);
  });
});
