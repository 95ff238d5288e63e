import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { type AccountMove, closeAccounts, isClosed } from "../../../shared/domain/people/account-move.ts";
import type { ContactAddress } from "../../../shared/domain/people/contact-address.ts";
import { joinPersons, separatePersons } from "../../../shared/domain/people/join.ts";
import { type Person, unknownPerson } from "../../../shared/domain/people/person.ts";
import { assertMovable, ownFiles, takeOver } from "../../../shared/domain/people/take-over.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";
import { draft } from "../../support/training-files.ts";

const personId = testId("prs", 1);
const later = "2027-02-02T11:00:01Z";
const person = closeAccounts(
  { id: personId, version: 3, civilStatus: civilStatusOf("Amina", "Exemple") },
  noon,
);
const bornOn = person.civilStatus.bornOn;
const move: AccountMove = { account: "new@example.org", personId, addressId: testId("adr", 1), at: noon };
const code = "7K3M-9PQ2-XW4T";
const address: ContactAddress = {
  id: move.addressId,
  personId,
  email: "New@example.org",
  state: "asked",
  code,
  mistakes: 0,
  version: 1,
};
const { tries } = guidePolicy.addressProof;
const taken = (
  proof: { code: string; bornOn: string },
  given: Partial<Parameters<typeof takeOver>[0]> = {},
) => takeOver({ move, person, address, ...given }, proof, tries, later);

describe("R-PER-5: OEMM moves the account of a person who lost their mailbox", () => {
  it("closes what signed in for them until then, also where it is not known since when it did", () => {
    const open = { id: personId, version: 3 };
    expect(closeAccounts(open, noon)).toEqual({ ...open, accountsClosedAt: noon });
    expect(isClosed({}, person)).toBe(true);
    expect(isClosed({ since: noon }, person)).toBe(true);
    expect(isClosed({ since: later }, person)).toBe(false);
    expect(isClosed({ since: noon }, { id: personId, version: 1 })).toBe(false);
  });

  it("gives the account to who has the code and the date of birth", () => {
    expect(taken({ code: code.toLowerCase(), bornOn })).toEqual({
      after: {
        id: address.id,
        personId,
        email: "New@example.org",
        state: "proved",
        provedAt: later,
        version: 2,
      },
    });
  });

  it("asks for no date of birth that was never known", () => {
    const { civilStatus: _, ...unknown } = person;
    expect(taken({ code, bornOn: "1900-01-01" }, { person: unknown }).error).toBeUndefined();
  });

  it("doesn't tell a wrong code from a wrong date of birth, and counts either", () => {
    const wrong = [taken({ code: "0000-0000-0000", bornOn }), taken({ code, bornOn: "1900-01-01" })];
    expect(wrong.map(({ error }) => error)).toEqual([wrong[0]?.error, wrong[0]?.error]);
    expect(wrong[0]?.error).toMatchObject({ code: "move-unknown", rule: "R-PER-5" });
    for (const { after } of wrong) expect(after).toMatchObject({ state: "asked", mistakes: 1 });
    const last = { ...address, mistakes: tries - 1 };
    expect(taken({ code: "0000-0000-0000", bornOn }, { address: last }).error?.code).toBe("code-used-up");
    expect(refusalOf(() => taken({ code, bornOn }, { address: { ...address, mistakes: tries } }))?.code).toBe(
      "code-used-up",
    );
  });

  it("gives nothing by a move that a later one replaced", () => {
    const again = closeAccounts(person, later);
    expect(refusalOf(() => taken({ code, bornOn }, { person: again }))?.code).toBe("move-unknown");
  });

  it("moves no account for an enrolment that was not accepted", () => {
    const asked = { state: "asked", code, askedAt: noon, mistakes: 0 } as const;
    expect(refusalOf(() => assertMovable({ ...draft(), acceptance: asked }))?.code).toBe("not-accepted");
    for (const file of [fileIn("admissible"), draft()]) expect(() => assertMovable(file)).not.toThrow();
  });

  it("R-PER-4: leaves to OEMM whether who has files of their own is the same person", () => {
    expect(ownFiles()).toMatchObject({ code: "own-files", rule: "R-PER-4" });
  });
});

const ids = ["prs_1", "prs_2", "prs_3"];
const who = fc.constantFrom(...ids);
const happening = fc.record({
  kind: fc.constantFrom("opening", "move", "move", "joining", "separation"),
  one: who,
  other: who,
});

/** The rules of the domain at work, as the routes and the function that shapes tokens use them. */
class Register {
  readonly persons = new Map<string, Person>(ids.map((id) => [id, unknownPerson(id)]));
  readonly accounts: { personId: string; since: string }[] = [];
  #now = 0;

  person = (id: string) => this.persons.get(id) ?? unknownPerson(id);
  instant = () => new Date(Date.UTC(2027, 0, 1) + 1000 * this.#now++).toISOString();

  rootOf(id: string): string {
    const { joinedInto } = this.person(id);
    return joinedInto === undefined ? id : this.rootOf(joinedInto);
  }

  open = (personId: string) => this.accounts.push({ personId, since: this.instant() });

  move(personId: string) {
    const now = this.instant();
    const close = (id: string) => {
      const { joinedWith = [] } = this.person(id);
      this.persons.set(id, closeAccounts(this.person(id), now));
      for (const joined of joinedWith) close(joined);
    };
    close(personId);
    this.open(personId);
  }

  join(kept: string, joined: string) {
    const persons = joinPersons(this.person(kept), this.person(joined));
    this.persons.set(kept, persons.kept).set(joined, persons.joined);
  }

  separate(kept: string, joined: string) {
    const persons = separatePersons(this.person(kept), this.person(joined), {});
    this.persons.set(kept, persons.kept).set(joined, persons.joined);
  }

  /** Whose everything each account opens; undefined where it opens nothing any more. */
  opened = () =>
    this.accounts.map((account) =>
      isClosed(account, this.person(account.personId)) ? undefined : this.rootOf(account.personId),
    );
}

/** The same told otherwise: an account is a person's until a move of whom that person is by then. */
class Model {
  readonly #joinings: { kept: string; joined: string }[] = [];
  readonly #accounts: { owner: string; ended: boolean }[] = [];

  rootOf(id: string): string {
    const joining = this.#joinings.find(({ joined }) => joined === id);
    return joining === undefined ? id : this.rootOf(joining.kept);
  }

  open = (owner: string) => this.#accounts.push({ owner, ended: false });

  move(root: string) {
    for (const account of this.#accounts) if (this.rootOf(account.owner) === root) account.ended = true;
    this.open(root);
  }

  join = (kept: string, joined: string) => this.#joinings.push({ kept, joined });

  /** To whom a person was joined, where that is the last joining of one who was not joined in turn. */
  lastOf(joined: string): string | undefined {
    const joining = this.#joinings.find((one) => one.joined === joined);
    const last = this.#joinings.findLast(({ kept }) => kept === joining?.kept);
    return joining !== undefined && last === joining && this.rootOf(joining.kept) === joining.kept
      ? joining.kept
      : undefined;
  }

  separate(joined: string) {
    const at = this.#joinings.findIndex((one) => one.joined === joined);
    this.#joinings.splice(at, 1);
  }

  opened = () => this.#accounts.map(({ owner, ended }) => (ended ? undefined : this.rootOf(owner)));
}

describe("R-PER-4, R-PER-5: what accounts open, moved, joined and apart", () => {
  test.prop([fc.array(happening, { maxLength: 30 })], { numRuns: 300 })(
    "agrees with a model of the rules",
    (happenings) => {
      const [model, register] = [new Model(), new Register()];
      for (const { kind, one, other } of happenings) {
        const [root, second] = [model.rootOf(one), model.rootOf(other)];
        if (kind === "opening") for (const each of [model, register]) each.open(one);
        if (kind === "move") for (const each of [model, register]) each.move(root);
        if (kind === "joining" && root !== second)
          for (const each of [model, register]) each.join(root, second);
        const kept = kind === "separation" ? model.lastOf(one) : undefined;
        if (kept !== undefined) {
          model.separate(one);
          register.separate(kept, one);
        }
        expect(register.opened()).toEqual(model.opened());
      }
    },
  );
});
