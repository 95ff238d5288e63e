import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { type AccountMove, closeAccounts, isClosed } from "../../../shared/domain/people/account-move.ts";
import type { ContactAddress } from "../../../shared/domain/people/contact-address.ts";
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
