import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import type { CivilStatus } from "../../../shared/domain/people/civil-status.ts";
import { isOneName, looksLike } from "../../../shared/domain/people/resemblance.ts";

const amelie = civilStatusOf("Amélie", "Exemple-Dupont");
const alike = (one: CivilStatus, changes: Partial<CivilStatus>) => looksLike(one, { ...one, ...changes });
const name = fc.constantFrom(
  "Inès",
  "Anne Marie",
  "Jean-Pierre",
  "Léo",
  "Æmilia",
  "D’Exemple",
  "Le Goff",
  "Ng",
);
const status = fc
  .record({
    firstNames: name,
    names: fc.oneof(
      fc.record({ birthName: name }),
      fc.record({ usedName: name }),
      fc.record({ birthName: name, usedName: name }),
    ),
    bornOn: fc.constantFrom("1990-05-17", "1990-05-18", undefined),
    birthPlace: fc.constantFrom(
      amelie.birthPlace,
      { in: "france" as const, commune: "Bastia", inseeCode: "2B033" },
      { in: "abroad" as const, country: "Maroc" },
      undefined,
    ),
  })
  .map(
    ({ firstNames, names, bornOn, birthPlace }): CivilStatus => ({
      firstNames,
      ...names,
      ...(bornOn === undefined ? {} : { bornOn }),
      ...(birthPlace === undefined ? {} : { birthPlace }),
    }),
  );

describe("R-PER-4: what looks like the same person", () => {
  it("is spelled with other accents, case, dashes, or a letter that was mistyped", () => {
    expect(alike(amelie, { firstNames: "AMELIE", birthName: "exemple dupont" })).toBe(true);
    expect(alike(amelie, { firstNames: "Amèlie", birthName: "Exemple-Dupond" })).toBe(true);
    expect(alike(amelie, { firstNames: "Amélie Louise" })).toBe(true);
    expect(alike({ ...amelie, firstNames: "Amélie Louise" }, { firstNames: "Amélie" })).toBe(true);
    expect(alike(civilStatusOf("Œdile", "Exemple"), { firstNames: "Oedile" })).toBe(true);
  });

  it("may have the name used typed for that of birth", () => {
    const married = { ...amelie, usedName: "Martin" };
    expect(looksLike(married, { ...amelie, birthName: "Martin" })).toBe(true);
    const { birthName: _, ...older } = { ...amelie, usedName: "Exemple Dupont" };
    expect(looksLike(older, amelie)).toBe(true);
  });

  it("has one name, however it is spelled", () => {
    expect(isOneName(["Amélie EXEMPLE-Dupont", "Amelie Exemple Dupont"])).toBe(true);
    expect(isOneName([])).toBe(true);
    expect(isOneName(["Amélie Exemple", "Bernard Exemple"])).toBe(false);
  });

  it("is born on the same day", () => {
    expect(alike(amelie, { bornOn: "1990-05-18" })).toBe(false);
    const { bornOn: _, ...unknown } = amelie;
    expect(looksLike(unknown, unknown)).toBe(false);
  });

  it("may be born elsewhere with the same names, not with names that are nearly the same", () => {
    const elsewhere = { birthPlace: { in: "abroad" as const, country: "Maroc" } };
    expect(alike(amelie, elsewhere)).toBe(true);
    expect(alike(amelie, { ...elsewhere, birthName: "Exemple-Dupond" })).toBe(false);
    const abroad = { ...amelie, birthPlace: { in: "abroad" as const, country: "Algérie" } };
    const misspelled = { birthPlace: { in: "abroad" as const, country: "Algerie" } };
    expect(alike(abroad, { ...misspelled, birthName: "Exemple-Dupond" })).toBe(true);
  });

  it("is no twin, husband or wife", () => {
    expect(alike(amelie, { firstNames: "Marc" })).toBe(false);
    expect(alike(civilStatusOf("Léa", "Exemple"), { firstNames: "Léo" })).toBe(false);
    expect(alike(civilStatusOf("Jean-Pierre", "Exemple"), { firstNames: "Jean-Paul" })).toBe(false);
    expect(alike(amelie, { birthName: "Martin" })).toBe(false);
  });

  it("may be mistyped in one letter of four, in two of six: of the shorter spelling", () => {
    const spelled = (one: string, other: string) =>
      alike({ ...amelie, birthName: one }, { birthName: other });
    expect([spelled("Noam", "Noah"), spelled("Ngo", "Ngu")]).toEqual([true, false]);
    expect([spelled("Martin", "Morten"), spelled("Marti", "Morte")]).toEqual([true, false]);
    expect([spelled("Marti", "Martin"), spelled("Marti", "Martino")]).toEqual([true, false]);
    expect(spelled("Martinot", "Mortenat")).toBe(false);
  });

  it("is born in one commune or one country where names are nearly the same, as far as both are known", () => {
    const born = (one: CivilStatus["birthPlace"], other: CivilStatus["birthPlace"]) =>
      looksLike(
        { ...amelie, birthPlace: one },
        { ...amelie, birthName: "Exemple-Dupond", birthPlace: other },
      );
    const [lyon, bastia] = [amelie.birthPlace, { ...amelie.birthPlace, inseeCode: "2B033" }];
    const abroad = (country: string) => ({ in: "abroad" as const, country });
    expect([born(lyon, { ...lyon, commune: "LYON 03" }), born(lyon, bastia)]).toEqual([true, false]);
    expect([born(undefined, lyon), born(lyon, undefined)]).toEqual([true, true]);
    expect([born(lyon, abroad("Maroc")), born(abroad("Maroc"), lyon)]).toEqual([false, false]);
    expect([born(abroad("Maroc"), abroad("Algérie")), born(abroad("Maroc"), abroad("Maroq"))]).toEqual([
      false,
      true,
    ]);
  });

  it("has a first name: signs are none", () => {
    expect(alike(amelie, { firstNames: "« Amélie »" })).toBe(true);
    expect(alike(amelie, { firstNames: "–" })).toBe(false);
  });

  it("is so in either order, and like itself where the day of birth is known", () => {
    fc.assert(
      fc.property(status, status, (one, other) => {
        expect(looksLike(one, other)).toBe(looksLike(other, one));
        expect(looksLike(one, one)).toBe(one.bornOn !== undefined);
        if (one.bornOn !== other.bornOn) expect(looksLike(one, other)).toBe(false);
      }),
    );
  });

  it("still looks so after one letter of a name of six was mistyped", () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
    const typed = fc.array(letter, { minLength: 6, maxLength: 20 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(typed, fc.nat(), letter, (birthName, at, other) => {
        const place = at % birthName.length;
        const mistyped = birthName.slice(0, place) + other + birthName.slice(place + 1);
        expect(alike({ ...amelie, birthName }, { birthName: mistyped })).toBe(true);
      }),
    );
  });
});
