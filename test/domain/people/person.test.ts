import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import {
  civilStatus,
  differencesOf,
  knownCivilStatus,
  nameOf,
} from "../../../shared/domain/people/civil-status.ts";
import { isCode, makeCode } from "../../../shared/domain/people/code.ts";
import { unknownPerson, withCivilStatus } from "../../../shared/domain/people/person.ts";
import { assertProved } from "../../../shared/domain/people/proved-address.ts";
import { refusalOf } from "../../support/errors.ts";

const amina = civilStatusOf("Amina Louise", "Exemple");

describe("R-PER-1: a person and their civil status", () => {
  it("is called by the name used, where there is one", () => {
    expect(nameOf(amina)).toBe("Amina Louise Exemple");
    expect(nameOf({ ...amina, usedName: "Martin" })).toBe("Amina Louise Martin");
    expect(nameOf({ firstNames: "Amina" })).toBe("Amina");
  });

  it("was born in a commune with its INSEE code, Corsica and overseas too, or in a country", () => {
    const born = (birthPlace: object) => civilStatus.safeParse({ ...amina, birthPlace }).success;
    const accepted = ["69383", "2A004", "97411"].map((inseeCode) =>
      born({ in: "france", commune: "X", inseeCode }),
    );
    expect(accepted).toEqual([true, true, true]);
    expect(born({ in: "france", commune: "X", inseeCode: "6938" })).toBe(false);
    expect(born({ in: "abroad", country: "Maroc" })).toBe(true);
    expect(born({ in: "abroad" })).toBe(false);
  });

  it("is known in part, or not at all, where it was never asked for", () => {
    const older = { firstNames: "Amina", usedName: "Exemple" };
    expect(knownCivilStatus.parse(older)).toEqual(older);
    expect(civilStatus.safeParse(older).success).toBe(false);
    expect(refusalOf(() => withCivilStatus(unknownPerson("prs_1"), undefined))?.code).toBe(
      "civil-status-unknown",
    );
  });

  it("is given once, and filled in where it was unknown", () => {
    const older = {
      ...unknownPerson("prs_1"),
      civilStatus: { firstNames: "Amina Louise", usedName: "Exemple" },
    };
    expect(withCivilStatus(older, amina).civilStatus).toEqual({ ...amina, usedName: "Exemple" });
    expect(withCivilStatus({ ...older, civilStatus: amina }, undefined).civilStatus).toEqual(amina);
    expect(withCivilStatus({ ...older, civilStatus: amina }, structuredClone(amina)).civilStatus).toEqual(
      amina,
    );
    expect(withCivilStatus(unknownPerson("prs_1"), amina)).toEqual({
      id: "prs_1",
      version: 0,
      civilStatus: amina,
    });
  });

  it("differs in its place of birth where a commune, its code or a country does, and by nothing unheard of", () => {
    const at = (birthPlace: object) => ({ ...amina, birthPlace }) as typeof amina;
    const abroad = (country: string) => at({ in: "abroad", country });
    for (const other of [{ commune: "Lyon" }, { inseeCode: "69381" }])
      expect(differencesOf(amina, at({ ...amina.birthPlace, ...other }))).toEqual(["birthPlace"]);
    expect(differencesOf(amina, abroad("Maroc"))).toEqual(["birthPlace"]);
    expect(differencesOf(abroad("Algérie"), abroad("Maroc"))).toEqual(["birthPlace"]);
    expect(differencesOf(amina, at({ ...amina.birthPlace, department: "69" }))).toEqual([]);
  });

  it("R-PER-5: what is known is not given otherwise: OEMM corrects it", () => {
    const known = { ...unknownPerson("prs_1"), civilStatus: amina };
    const refusal = refusalOf(() =>
      withCivilStatus(known, { ...amina, birthName: "Autre", bornOn: "1990-05-18" }),
    );
    expect(refusal?.code).toBe("civil-status-differs");
    expect(refusal?.fields.map(({ path }) => path)).toEqual([
      "candidate.civilStatus.birthName",
      "candidate.civilStatus.bornOn",
    ]);
  });
});

describe("R-PER-2, R-PER-3: a code", () => {
  const sent = makeCode(Uint8Array.from([7, 20, 3, 20, 9, 22, 23, 2, 29, 28, 4, 26]));

  it("is made of characters that can't be mistaken, in groups", () => {
    expect(sent).toBe("7M3M-9PQ2-XW4T");
    const more = Uint8Array.from([39, 52, 35, 84, 73, 118, 119, 130, 253, 252, 228, 250, 1, 2]);
    expect(makeCode(more)).toBe(sent);
  });

  it("is read however it is typed, and no other one is", () => {
    expect(isCode(" 7m3m9pq2 xw4t", sent)).toBe(true);
    expect(isCode("o1il-0000-0000", "0111-0000-0000")).toBe(true);
    expect(isCode("7M3M-9PQ2-XW4S", sent)).toBe(false);
    expect(isCode("", sent)).toBe(false);
  });
});

describe("R-PER-2: an address that was proved", () => {
  it("is the account's own, however it is written; another one names its field", () => {
    expect(refusalOf(() => assertProved(" Amina@Example.org ", ["amina@example.org"]))).toBeUndefined();
    expect(refusalOf(() => assertProved("autre@example.org", ["amina@example.org"]))).toMatchObject({
      code: "address-not-proved",
      fields: [{ path: "candidate.email" }],
    });
  });
});
