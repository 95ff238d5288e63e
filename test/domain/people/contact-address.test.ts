import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressOf,
  askProof,
  type CodesSent,
  type ContactAddress,
  countCode,
  proveAddress,
  provedAmong,
  wrongCode,
} from "../../../shared/domain/people/contact-address.ts";
import { correctContact, withoutMailbox } from "../../../shared/domain/people/contact-correction.ts";
import { addSeconds } from "../../../shared/domain/time/civil-date.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const tries = 3;
const code = "7K3M-9PQ2-XW4T";
const asked = (changes: object = {}) =>
  askProof(undefined, {
    id: testId("adr", 1),
    personId: "prs_1",
    email: "Nadia@example.org",
    code,
    ...changes,
  });
const proved = (): ContactAddress => proveAddress(asked(), code, tries, noon).after;

describe("R-PER-2: an address is proved by the code that was sent there", () => {
  it("is asked for, then proved once, however the code is typed", () => {
    expect(asked()).toStrictEqual({
      id: testId("adr", 1),
      personId: "prs_1",
      email: "Nadia@example.org",
      state: "asked",
      code,
      mistakes: 0,
      version: 1,
    });
    const typed = proveAddress(asked(), " 7k3m 9pq2xw4t ", tries, noon);
    expect(typed).toStrictEqual({
      after: {
        id: testId("adr", 1),
        personId: "prs_1",
        email: "Nadia@example.org",
        state: "proved",
        provedAt: noon,
        version: 2,
      },
    });
    expect(refusalOf(() => proveAddress(proved(), code, tries, noon))?.code).toBe("transition-refused");
    expect(askProof(proved(), { ...asked(), code })).toEqual({
      ...asked(),
      code,
      version: proved().version + 1,
    });
  });

  it("a wrong code counts; after the last try even the right one is refused, until another is sent", () => {
    let held: ContactAddress = asked();
    for (let n = 1; n <= tries; n++) {
      const { after, error } = proveAddress(held, "0000-0000-0000", tries, noon);
      expect(after).toMatchObject({ state: "asked", mistakes: n, version: n + 1 });
      expect(error).toMatchObject(
        n < tries
          ? { code: "code-differs", kind: "input", fields: [{ path: "code" }] }
          : { code: "code-used-up", kind: "state" },
      );
      held = after;
    }
    expect(refusalOf(() => proveAddress(held, code, tries, noon))?.code).toBe("code-used-up");
    const again = askProof(held, { ...asked(), code: "AAAA-BBBB-CCCC" });
    expect(again).toMatchObject({ code: "AAAA-BBBB-CCCC", mistakes: 0, version: tries + 2 });
    expect(proveAddress(again, code, tries, noon).error?.code).toBe("code-differs");
    expect(proveAddress(again, "AAAABBBBCCCC", tries, noon).after.state).toBe("proved");
    expect(wrongCode().rule).toBe("R-PER-2");
  });

  it("is found however it is written; only what is proved counts", () => {
    const known = [asked({ email: "autre@example.org" }), proved()];
    expect(addressOf(known, " nadia@Example.org")).toBe(known[1]);
    expect(addressOf(known, "absente@example.org")).toBeUndefined();
    expect(provedAmong(known)).toEqual(["nadia@example.org"]);
  });
});

describe("R-PER-2: codes to one address are bounded", () => {
  const never: CodesSent = { account: "nadia@example.org", sentAt: [], version: 0 };

  it("refuses one more than a day allows, and takes it when the first is a day old", () => {
    const twice = countCode(countCode(never, 2, noon), 2, addSeconds(noon, 3600));
    expect(twice).toEqual({
      account: never.account,
      sentAt: [noon, addSeconds(noon, 3600)],
      version: 2,
    });
    const almost = addSeconds(noon, 24 * 3600 - 1);
    expect(refusalOf(() => countCode(twice, 2, almost))).toMatchObject({
      code: "too-many-codes",
      rule: "R-PER-2",
      detail: expect.stringContaining("deux codes"),
    });
    const day = addSeconds(noon, 24 * 3600);
    expect(countCode(twice, 2, day).sentAt).toEqual([addSeconds(noon, 3600), day]);
  });

  property.prop([
    fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 }),
    fc.integer({ min: 1, max: 5 }),
  ])("no day of any sequence of requests has more", (gaps, most) => {
    let held = never;
    let at = noon;
    const sent: string[] = [];
    for (const gap of gaps) {
      at = addSeconds(at, gap);
      const refused = refusalOf(() => {
        held = countCode(held, most, at);
        sent.push(at);
      });
      const since = addSeconds(at, -24 * 3600);
      const recent = sent.filter((one) => one > since).length;
      expect(recent).toBeLessThanOrEqual(most);
      if (refused !== undefined) expect(recent).toBe(most);
    }
  });
});

describe("R-PER-2, R-PER-5: the contact of a file", () => {
  const own = "amina@example.org";
  const candidate = { ...fileIn("enrolled").candidate, email: own };
  const email = "nouvelle@example.org";

  it("changes to an address that the candidate proved; the telephone, and how it is written, without", () => {
    expect(refusalOf(() => correctContact(candidate, { email }, { proved: [own] }))).toMatchObject({
      code: "address-not-proved",
      fields: [{ path: "email" }],
    });
    expect(correctContact(candidate, { email }, { proved: [email] }).email).toBe(email);
    const written = own.toUpperCase();
    expect(correctContact(candidate, { email: written }, { proved: [] }).email).toBe(written);
  });

  it("is set by OEMM with a motive", () => {
    expect(correctContact(candidate, { email }, { motive: "mistyped" }).email).toBe(email);
  });

  it("keeps no former telephone", () => {
    const before = { ...candidate, phone: "+33612345678" };
    expect(correctContact(before, { email }, { proved: [email] })).toStrictEqual({ ...candidate, email });
    // R-PER-5: a lost mailbox goes, and nothing else.
    const { email: _, ...reached } = before;
    expect(withoutMailbox(before)).toStrictEqual(reached);
  });
});
