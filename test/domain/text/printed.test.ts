import fontkit from "@cantoo/fontkit";
import { describe, expect, it } from "vitest";
import { name } from "../../../shared/domain/text/name.ts";
import { unprinted } from "../../../shared/domain/text/printed.ts";
import { fonts } from "../../support/fonts.ts";

const weights = [fonts.regular, fonts.semibold].map((bytes) => {
  const font = fontkit.create(bytes);
  if (!("hasGlyphForCodePoint" in font)) throw new Error("a collection is not one typeface");
  return font;
});
const drawn = (code: number) => weights.every((font) => font.hasGlyphForCodePoint(code));
/** All that is composed (NFC), as texts are stored. */
const codes = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
  (code) =>
    (code < 0xd8_00 || code > 0xdf_ff) &&
    String.fromCodePoint(code).normalize("NFC") === String.fromCodePoint(code),
);

describe("a character of a name", () => {
  it("is one that both weights of the typeface draw", () => {
    const admitted = codes.filter((code) => !unprinted.test(String.fromCodePoint(code)));
    expect(admitted.filter((code) => !drawn(code)).map((code) => String.fromCodePoint(code))).toEqual([]);
    expect(admitted.length).toBeGreaterThan(700);
  });

  it("may be any Latin letter that they draw, and any mark over or under it", () => {
    const missing = codes
      .filter((code) => code < 0x03_70 || (code > 0x1d_ff && code < 0x1f_00))
      .map((code) => [code, String.fromCodePoint(code)] as const)
      .filter(
        ([code, text]) => drawn(code) && /(?=\p{Script=Latin})[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]|\p{Mn}/u.test(text),
      )
      .filter(([, text]) => unprinted.test(text));
    // The joiner of graphemes, which is nothing to see.
    expect(missing.map(([code]) => code.toString(16))).toEqual(["34f"]);
  });

  it.each([
    [
      "小明 王",
      "Écrivez-le en lettres latines, comme sur un passeport\u00a0: «\u00a0小\u00a0» ne peut pas être imprimé.",
    ],
    [
      "Ольга",
      "Écrivez-le en lettres latines, comme sur un passeport\u00a0: «\u00a0О\u00a0» ne peut pas être imprimé.",
    ],
    ["Zoé 😀", "«\u00a0😀\u00a0» ne peut pas être imprimé\u00a0: retirez-le."],
  ])("of %s is refused, in words", (text, told) => {
    expect(
      name()
        .safeParse(text)
        .error?.issues.map(({ message }) => message),
    ).toEqual([told]);
  });

  it.each(["Ọ̀ṣọ́", "N̂gugi", "Đặng Thị Hương", "Łukasz Żółć", "Ólafur Þór", "Ðuro", "Ángel Muñoz i Sants"])(
    "of %s is taken as it is",
    (text) => {
      expect(name().parse(text)).toBe(text.normalize("NFC"));
    },
  );
});
