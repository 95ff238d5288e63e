import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Membership, tokenGrant } from "../../../shared/domain/people/membership.ts";
import { kindOfParty, partyOf, seesPeopleOf } from "../../../shared/domain/people/party.ts";
import {
  changeStaff,
  inviteStaff,
  type StaffMember,
  staffChange,
  stillManages,
} from "../../../shared/domain/people/staff.ts";
import { actorFromClaims } from "../../../shared/http/actor.ts";
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
const invite = (people: readonly StaffMember[], email: string, membership?: Membership) =>
  inviteStaff(
    people,
    { name: "Nadia Exemple", email, role: "manager" },
    { id: testId("per", 9), partyId: party, held: membership },
    "2027-03-01T08:00:00Z",
  );

/** Gives the access of a person of the party back, whose address gives something since. */
const giveBack = (membership: Membership | undefined) => {
  const gone = personOf(1, { active: false });
  return changeStaff([gone], gone, { active: true }, { byItself: true, held: membership });
};

describe("decision 8: an address belongs to one party at most", () => {
  it("is invited however it is written", () => {
    expect(invite([], "P1@Example.org")).toMatchObject({
      account: "p1@example.org",
      active: true,
      version: 1,
    });
  });

  it("is refused while another party's people have it, without saying whose", () => {
    const refusal = refusalOf(() => invite([], "p1@example.org", held({ partyId: "cmp_autre" })));
    expect(refusal).toMatchObject({
      code: "address-unavailable",
      kind: "state",
      fields: [{ path: "email" }],
    });
    expect(JSON.stringify(refusal)).not.toContain("cmp_autre");
  });

  it("is free again once it was deactivated there, and not for who had it first", () => {
    const left = held({ partyId: "cmp_autre", active: false });
    expect(invite([], "p1@example.org", left).partyId).toBe(party);
    expect(invite([], "p1@example.org", held()).partyId).toBe(party);
    expect(refusalOf(() => giveBack(held({ partyId: "cmp_autre" })))?.code).toBe("address-unavailable");
    expect(giveBack(undefined)).toMatchObject({ active: true, version: 2 });
  });

  it("is asked for when access is given back, not when a name changes", () => {
    const given = { byItself: true, held: held({ partyId: "cmp_autre" }) };
    for (const active of [true, false]) {
      const before = personOf(1, { active });
      expect(changeStaff([before], before, { name: "Autre nom" }, given).name).toBe("Autre nom");
    }
  });

  it("invited again: the same person, whose role does not change, invited later", () => {
    const known = personOf(1);
    const again = invite([known], "P1@example.org", held());
    expect(again).toEqual({ ...known, invitedAt: "2027-03-01T08:00:00Z", version: 2 });
    const gone = personOf(1, { active: false });
    expect(refusalOf(() => invite([gone], "p1@example.org"))?.code).toBe("person-inactive");
  });
});

describe("decision 8: a party keeps one active manager at least", () => {
  const manager = personOf(1, { role: "manager" });
  const byItself = { byItself: true, held: held() };

  it("its own people can't remove the last one, OEMM can", () => {
    const people = [manager, personOf(2), personOf(3, { role: "manager", active: false })];
    for (const change of [{ active: false }, { role: "member" as const }]) {
      expect(refusalOf(() => changeStaff(people, manager, change, byItself))?.code).toBe("last-manager");
      expect(changeStaff(people, manager, change, { ...byItself, byItself: false })).toMatchObject(change);
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
        const after = changeStaff(people, before, change, {
          byItself: true,
          held: undefined,
        });
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
    expect(stillManages([manager], "mis.a.la.main@example.org")).toBe(true);
  });

  it("a change changes something", () => {
    expect(staffChange.safeParse({}).success).toBe(false);
    expect(staffChange.safeParse({ role: undefined }).success).toBe(false);
    expect(staffChange.safeParse({ role: undefined, active: false }).success).toBe(true);
    expect(staffChange.safeParse({ email: "autre@example.org" }).success).toBe(false);
  });
});

describe("decision 8: what a token says of a membership", () => {
  const base = { sub: "s", email: "p1@example.org", email_verified: "true" };

  it("the party and the role; nothing once deactivated", () => {
    expect(tokenGrant(held({ role: "manager" }))).toEqual({
      groups: ["company"],
      claims: { party_id: party, party_role: "manager" },
    });
    expect(tokenGrant(held({ active: false }))).toEqual({ groups: [], claims: {} });
    const { role: _, ...juryMember } = held({ group: "jury-member", partyId: "jur_exemple" });
    expect(tokenGrant(juryMember).claims).toEqual({ party_id: "jur_exemple" });
  });

  it("is read back from the claims", () => {
    const token = { ...base, "cognito:groups": "[company]", party_id: party, party_role: "member" };
    expect(actorFromClaims(token)).toMatchObject({ role: "company", partyId: party, partyRole: "member" });
  });

  it("an account that was put in its group by hand manages its party; a jury member has no role within one", () => {
    const byHand = { ...base, "cognito:groups": "[centre]", "custom:party_id": "ctr_lyon" };
    expect(actorFromClaims(byHand)).toMatchObject({ partyId: "ctr_lyon", partyRole: "manager" });
    const member = actorFromClaims({ ...base, "cognito:groups": "[jury-member]", party_id: "jur_exemple" });
    expect(member.partyRole).toBeUndefined();
    expect(actorFromClaims(base).partyRole).toBeUndefined();
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
