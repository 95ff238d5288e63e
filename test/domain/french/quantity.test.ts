import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromTo,
  inFigures,
  inWords,
  number,
  ofQuantity,
  type Quantity,
  sizeInFrench,
} from "../../../shared/domain/french/quantity.ts";

const units = ["year", "month", "day", "hour", "minute", "point", "member", "piece", "line"] as const;
const feminine: readonly Quantity["unit"][] = ["hour", "minute", "piece", "line"];
const unit = fc.constantFrom(...units);
const count = fc.integer({ min: 0, max: 3000 });
const least = 17;

describe("quantities in French", () => {
  it.each<[Quantity, string]>([
    [{ count: 5, unit: "year" }, "cinq ans"],
    [{ count: 1, unit: "year" }, "un an"],
    [{ count: 1, unit: "hour" }, "une heure"],
    [{ count: 0, unit: "month" }, "zéro mois"],
    [{ count: 15, unit: "day" }, "quinze jours"],
    [{ count: 16, unit: "review" }, "seize points d’étape"],
    [{ count: 320, unit: "hour" }, "320\u00a0heures"],
    [{ count: 1200, unit: "point" }, "1\u00a0200\u00a0points"],
  ])("says %o « %s »", (quantity, said) => expect(inWords(quantity)).toBe(said));

  it.each<[Quantity, string]>([
    [{ count: 1, unit: "minute" }, "d’une minute"],
    [{ count: 8, unit: "day" }, "de huit jours"],
    [{ count: 11, unit: "year" }, "de onze ans"],
  ])("elides « de » before « un » and « une » alone: %o", (quantity, said) =>
    expect(ofQuantity(quantity)).toBe(said),
  );

  property.prop([fc.maxSafeInteger()])("writes whole numbers as the locale has them", (whole) => {
    const figures = new Intl.NumberFormat("fr-FR").format(whole);
    expect(number(whole)).toBe(figures.replaceAll("\u202f", "\u00a0"));
  });

  it("gives a range its unit once, and never mixes words with figures", () => {
    expect(fromTo({ count: 280, unit: "hour" }, { count: 320, unit: "hour" })).toBe("280 à 320\u00a0heures");
    expect(fromTo({ count: 1, unit: "hour" }, { count: 2, unit: "hour" })).toBe("une à deux heures");
    expect(fromTo({ count: 9, unit: "hour" }, { count: 20, unit: "hour" })).toBe("9 à 20\u00a0heures");
  });

  it("gives sizes in the unit that suits them", () => {
    expect(sizeInFrench(20 * 1024 * 1024)).toBe("20\u00a0Mo");
    expect(sizeInFrench(15.5 * 1024)).toBe("15,5\u00a0ko");
  });

  property.prop([count, unit])("never cuts figures from their unit, nor between their groups", (n, of) => {
    const said = inFigures({ count: n, unit: of });
    expect(said).not.toMatch(/[ \u202f]/);
    expect(said.replaceAll("\u00a0", "")).toMatch(new RegExp(`^${n}\\p{L}+$`, "u"));
  });

  property.prop([count, unit])("has words as far as sixteen, and figures beyond", (n, of) => {
    const said = inWords({ count: n, unit: of });
    if (n < least) expect(said).toMatch(/^\p{L}+ \p{L}+$/u);
    else expect(said).toBe(inFigures({ count: n, unit: of }));
  });

  property.prop([count, unit])("agrees: what is less than two is singular, « une » is feminine", (n, of) => {
    const said = inWords({ count: n, unit: of });
    const one = inFigures({ count: 1, unit: of }).slice(2);
    const noun = said.split(/[ \u00a0]/).at(-1);
    expect(noun).toBe(n < 2 || one.endsWith("s") ? one : `${one}s`);
    expect(said.startsWith("une ")).toBe(n === 1 && feminine.includes(of));
  });

  property.prop([count, count, unit])("says different numbers differently", (a, b, of) => {
    fc.pre(a !== b);
    expect(inWords({ count: a, unit: of })).not.toBe(inWords({ count: b, unit: of }));
    expect(number(a)).not.toBe(number(b));
  });
});

it("a size of a mebibyte is said in Mo, a smaller one in ko, to one decimal", () => {
  expect([sizeInFrench(1024 * 1024), sizeInFrench(1024 * 1024 - 1024), sizeInFrench(1024 * 1.26)]).toEqual([
    "1\u00a0Mo",
    "1\u00a0023\u00a0ko",
    "1,3\u00a0ko",
  ]);
});
