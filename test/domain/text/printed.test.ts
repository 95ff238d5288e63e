import fontkit from "@cantoo/fontkit";
import { describe, expect, it } from "vitest";
import { name } from "../../../shared/domain/text/name.ts";
import { unprinted } from "../../../shared/domain/text/printed.ts";
import { fonts, spare } from "../../support/fonts.ts";

const weights = (["regular", "semibold"] as const).map((weight) =>
  [fonts[weight], spare[weight]].map((bytes) => {
    const font = fontkit.create(bytes);
    if (!("hasGlyphForCodePoint" in font)) throw new Error("a collection is not one typeface");
    return font;
  }),
);
const drawn = (code: number) =>
  weights.every((faces) => faces.some((font) => font.hasGlyphForCodePoint(code)));
const told = (code: number) => code.toString(16);
/** All that is composed (NFC), as texts are stored, in the planes and blocks that letters for people's names are in. */
const codes = Array.from({ length: 0xfb_00 }, (_, code) => code).filter(
  (code) =>
    (code < 0xd8_00 || code > 0xdf_ff) &&
    String.fromCodePoint(code).normalize("NFC") === String.fromCodePoint(code),
);
const refused = codes.filter((code) => unprinted.test(String.fromCodePoint(code)));

describe("a character of a name", () => {
  it("is one that a typeface draws in both weights", () => {
    const admitted = codes.filter((code) => !refused.includes(code));
    expect(admitted.filter((code) => !drawn(code)).map(told)).toEqual([]);
    expect(admitted.length).toBeGreaterThan(1500);
  });

  it("may be any Latin letter that they draw", () => {
    const latin = refused.filter((code) => /(?=\p{Script=Latin})\p{L}/u.test(String.fromCodePoint(code)));
    expect(latin.filter(drawn).map(told)).toEqual([]);
    expect(latin.filter((code) => code < 0xa7_cb).map(told)).toEqual([]);
  });

  it("may be any mark over or under a letter", () => {
    // The joiner of graphemes is nothing to see.
    expect(refused.filter((code) => code >= 0x03_00 && code < 0x03_70).map(told)).toEqual(["34f"]);
  });

  it.each([
    [
      "小明 王",
      "Écrivez-le en lettres latines, comme sur un passeport\u00a0; «\u00a0小\u00a0» ne peut pas être imprimé.",
    ],
    [
      "Ольга",
      "Écrivez-le en lettres latines, comme sur un passeport\u00a0; «\u00a0О\u00a0» ne peut pas être imprimé.",
    ],
    ["Zoé 😀", "«\u00a0😀\u00a0» ne peut pas être imprimé\u00a0; retirez-le."],
  ])("of %s is refused, in words", (text, told) => {
    expect(
      name()
        .safeParse(text)
        .error?.issues.map(({ message }) => message),
    ).toEqual([told]);
  });

  it.each([
    "Ọ̀ṣọ́",
    "N̂gugi",
    "Đặng Thị Hương",
    "Łukasz Żółć",
    "Ólafur Þór",
    "Ðuro",
    "Ƙwasi Ɓaɗo",
    "Mc͓q̎",
    "C\u02bchoar",
    "Ángel Muñoz i Sants",
  ])("of %s is taken as it is", (text) => {
    expect(name().parse(text)).toBe(text.normalize("NFC"));
  });
});
