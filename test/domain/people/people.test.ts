import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacitiesOf, needsSecondFactor } from "../../../shared/domain/people/capacity.ts";
import {
  answerInvitation,
  type Membership,
  waitsForAnswer,
} from "../../../shared/domain/people/membership.ts";
import { kindOfParty, partyOf, seesPeopleOf } from "../../../shared/domain/people/party.ts";
import {
  changeStaff,
  hasManager,
  inviteStaff,
  type StaffMember,
  staffChange,
  stillManages,
} from "../../../shared/domain/people/staff.ts";
import { capacitiesClaim, capacitiesOfClaim } from "../../../shared/domain/people/token-claims.ts";
import { actorFromClaims } from "../../../shared/http/actor.ts";
import { HttpProblem } from "../../../shared/http/problem.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";

const party = "cmp_exemple";
const personOf = (n: number, changes: Partial<StaffMember> = {}): StaffMember => ({
  id: testId("per", n),
  partyId: party,
  name: `Personne ${n}`,
  email: `p${n}@example.org`,
  account: `p${n}@example.org`,
  role: "member",
  active: true,
  invitedAt: noon,
  version: 1,
  ...changes,
});
const held = (changes: Partial<Membership> = {}): Membership => ({
  account: "p1@example.org",
  group: "company",
  partyId: party,
  role: "member",
  active: true,
  version: 1,
  ...changes,
});
const invite = (people: readonly StaffMember[], email: string) =>
  inviteStaff(
    people,
    { name: "Nadia Exemple", email, role: "manager" },
    { id: testId("per", 9), partyId: party },
    "2027-03-01T08:00:00Z",
  );

describe("R-PER-6: invitations", () => {
  it("go to an address however it is written, and wait for an answer", () => {
    expect(invite([], "P1@Example.org")).toMatchObject({
      account: "p1@example.org",
      active: true,
      answer: "waiting",
      version: 1,
    });
  });

  it("invited again: the same person, whose role does not change, invited later", () => {
    const known = personOf(1);
    const again = invite([personOf(2), known], "P1@example.org");
    expect(again).toEqual({ ...known, invitedAt: "2027-03-01T08:00:00Z", version: 2 });
    const gone = personOf(1, { active: false });
    expect(refusalOf(() => invite([gone], "p1@example.org"))?.code).toBe("person-inactive");
  });

  it("invited again after having declined: answers anew; after having accepted: stays so", () => {
    const again = (answer: StaffMember["answer"]) =>
      invite([personOf(1, { answer })], "p1@example.org").answer;
    expect(again("declined")).toBe("waiting");
    expect(again("waiting")).toBe("waiting");
    expect(again("accepted")).toBe("accepted");
  });

  it("give nothing before they are accepted, nor once declined", () => {
    const waiting = held({ answer: "waiting" });
    expect(waitsForAnswer(waiting)).toBe(true);
    expect(capacitiesOf([waiting], "prs_1")).toEqual([]);
    const accepted = answerInvitation(waiting, "accepted", "prs_1");
    expect(accepted).toEqual({ ...waiting, answer: "accepted", acceptedBy: "prs_1", version: 2 });
    expect(capacitiesOf([accepted], "prs_1")).toEqual([{ partyId: party, role: "member" }]);
    const declined = answerInvitation(waiting, "declined", "prs_1");
    expect(declined).toEqual({ ...waiting, answer: "declined", version: 2 });
    expect(capacitiesOf([declined], "prs_1")).toEqual([]);
  });

  it("are answered once, and not after the access was taken away", () => {
    const unanswerable = [{}, { answer: "accepted" }, { answer: "declined" }] as const;
    for (const changes of [...unanswerable, { answer: "waiting", active: false } as const]) {
      expect(waitsForAnswer(held(changes))).toBe(false);
      expect(refusalOf(() => answerInvitation(held(changes), "accepted", "prs_1"))).toMatchObject({
        code: "invitation-answered",
        rule: "R-PER-6",
      });
    }
  });

  it("accepted by one account give nothing to another that proves the address later", () => {
    expect(capacitiesOf([held({ answer: "accepted", acceptedBy: "prs_1" })], "prs_2")).toEqual([]);
  });

  it("to OEMM and to juries take a second factor of sign-in", () => {
    const taking = ["oemm", "jur_exemple", "cmp_exemple", "ctr_exemple"].map((partyId) =>
      needsSecondFactor({ partyId }),
    );
    expect(taking).toEqual([true, true, false, false]);
  });

  it("access of before invitations were answered stays; nothing once deactivated", () => {
    const member = held({ group: "jury-member", partyId: "jur_exemple", role: undefined, name: "Nadia" });
    const of = [held({ role: "manager" }), member, held({ partyId: "cmp_autre", active: false })];
    expect(capacitiesOf(of, "prs_1")).toStrictEqual([
      { partyId: party, role: "manager" },
      { partyId: "jur_exemple", name: "Nadia" },
    ]);
  });
});

describe("decision 8: a party keeps one active manager at least", () => {
  const manager = personOf(1, { role: "manager" });
  const byItself = { byItself: true };

  it("its own people can't remove the last one, OEMM can", () => {
    const people = [manager, personOf(2), personOf(3, { role: "manager", active: false })];
    for (const change of [{ active: false }, { role: "member" as const }]) {
      expect(refusalOf(() => changeStaff(people, manager, change, byItself))?.code).toBe("last-manager");
      expect(changeStaff(people, manager, change, { byItself: false })).toMatchObject({
        ...change,
        version: 2,
      });
      const two = [...people, personOf(4, { role: "manager" })];
      expect(changeStaff(two, manager, change, byItself)).toMatchObject(change);
    }
    expect(changeStaff(people, manager, { name: "Autre nom" }, byItself).name).toBe("Autre nom");
  });

  property.prop([
    fc.array(fc.record({ role: fc.constantFrom("manager", "member"), active: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.array(
      fc.record({
        who: fc.nat(4),
        role: fc.option(fc.constantFrom("manager", "member"), { nil: undefined }),
        active: fc.option(fc.boolean(), { nil: undefined }),
      }),
      { maxLength: 20 },
    ),
  ])("a party that had one keeps one through all changes of its people", (start, changes) => {
    let people = start.map((given, n) => personOf(n, given as Partial<StaffMember>));
    const managers = () => people.filter(({ role, active }) => role === "manager" && active).length;
    const had = managers() > 0;
    for (const { who, role, active } of changes) {
      const before = people[who % people.length];
      if (before === undefined) continue;
      const change = { role: role as StaffMember["role"] | undefined, active };
      const refused = refusalOf(() => {
        const after = changeStaff(people, before, change, byItself);
        people = people.map((one) => (one.id === after.id ? after : one));
      });
      if (refused !== undefined) expect(refused.code).toBe("last-manager");
    }
    if (had) expect(managers()).toBeGreaterThan(0);
  });

  it("a manager who no longer is one stops managing before their token expires", () => {
    expect(stillManages([manager], manager.account)).toBe(true);
    expect(stillManages([{ ...manager, role: "member" }], manager.account)).toBe(false);
    expect(stillManages([{ ...manager, active: false }], manager.account)).toBe(false);
    expect(stillManages([manager], "par.un.operateur@example.org")).toBe(true);
    const member = personOf(2);
    expect(stillManages([manager, member], member.account)).toBe(false);
    expect([hasManager([member, manager]), hasManager([member]), hasManager([])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(stillManages([{ ...manager, answer: "waiting" }], manager.account)).toBe(false);
  });

  it("a change changes something", () => {
    expect(staffChange.safeParse({}).success).toBe(false);
    expect(staffChange.safeParse({ role: undefined }).success).toBe(false);
    expect(staffChange.safeParse({ role: undefined, active: false }).success).toBe(true);
    expect(staffChange.safeParse({ email: "autre@example.org" }).success).toBe(false);
  });
});

describe("R-PER-6: the capacity that a request is made in", () => {
  const base = { sub: "s", token_use: "access", person_id: "prs_1", proved_address: "p1@example.org" };
  const capacities = capacitiesClaim([
    { partyId: party, role: "member", name: "Nadia Exemple" },
    { partyId: "ctr_lyon", role: "manager" },
    { partyId: "jur_exemple" },
  ]);
  const refusedBy = (run: () => unknown): string | undefined => {
    try {
      run();
    } catch (error) {
      if (error instanceof HttpProblem) return error.refusal.code;
    }
    return undefined;
  };

  it("without one, a person acts as themselves", () => {
    expect(actorFromClaims({ ...base, capacities, display_name: "Nadia Née" })).toEqual({
      subject: "s",
      personId: "prs_1",
      account: "p1@example.org",
      email: "p1@example.org",
      role: "candidate",
      name: "Nadia Née",
    });
  });

  it("named, it gives the party, the role and the name there", () => {
    const token = { ...base, capacities };
    expect(actorFromClaims(token, party)).toMatchObject({
      role: "company",
      partyId: party,
      partyRole: "member",
      name: "Nadia Exemple",
    });
    expect(actorFromClaims(token, "ctr_lyon")).toMatchObject({ role: "centre", partyRole: "manager" });
    const member = actorFromClaims(token, "jur_exemple");
    expect(member).toMatchObject({ role: "jury-member", partyId: "jur_exemple", name: "p1@example.org" });
    expect(member).not.toHaveProperty("partyRole");
  });

  it("which the token does not list is refused", () => {
    for (const asked of ["cmp_autre", "oemm", ""])
      expect(refusedBy(() => actorFromClaims({ ...base, capacities }, asked))).toBe("capacity-not-held");
  });

  it("a claim that is missing, or can't be read, gives nothing", () => {
    for (const broken of [undefined, "", "[", "{}", "null", '[{"partyId":1}]', `[${party}]`]) {
      expect(capacitiesOfClaim(broken)).toEqual([]);
      expect(refusedBy(() => actorFromClaims({ ...base, capacities: broken }, party))).toBe(
        "capacity-not-held",
      );
      expect(actorFromClaims({ ...base, capacities: broken }).role).toBe("candidate");
    }
    const roleless = capacitiesClaim([{ partyId: party }]);
    expect(actorFromClaims({ ...base, capacities: roleless }, party)).not.toHaveProperty("partyRole");
    expect(actorFromClaims({ sub: "s", token_use: "access" })).toEqual({
      subject: "s",
      personId: "s",
      account: "s",
      role: "candidate",
      name: "s",
    });
  });

  it("an identity token, or one of no use, is no way in", () => {
    for (const use of ["id", "refresh", undefined])
      expect(refusedBy(() => actorFromClaims({ ...base, capacities, token_use: use }, party))).toBe(
        "not-signed-in",
      );
  });
});

describe("rules, section 1: who sees a party's people", () => {
  it.each([
    ["oemm", undefined, "cmp_exemple", true],
    ["company", "cmp_exemple", "cmp_exemple", true],
    ["company", "cmp_autre", "cmp_exemple", false],
    ["company", "oemm", "oemm", true],
    ["centre", "ctr_lyon", "cmp_exemple", false],
    ["centre", "ctr_lyon", "ctr_lyon", true],
    ["centre", undefined, "oemm", false],
    ["candidate", "cmp_exemple", "cmp_exemple", false],
    ["jury-member", "jur_exemple", "cmp_exemple", false],
  ] as const)("%s of %s, for %s: %s", (role, partyId, asked, sees) => {
    expect(seesPeopleOf({ role, ...(partyId === undefined ? {} : { partyId }) }, asked)).toBe(sees);
  });

  it("OEMM is a party of its own", () => {
    expect(partyOf({ role: "oemm" })).toBe("oemm");
    expect(["oemm", "cmp_exemple", "ctr_exemple"].map(kindOfParty)).toEqual(["oemm", "company", "centre"]);
  });
});
