import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { keepingUnknown } from "../../../shared/domain/structure.ts";
import { byteLimitOf, bytesOf } from "../../../shared/domain/text/bytes.ts";
import { code } from "../../../shared/domain/text/code.ts";
import { asDelivered, emailAddress } from "../../../shared/domain/text/email-address.ts";
import { freeText } from "../../../shared/domain/text/free-text.ts";
import { httpsLink } from "../../../shared/domain/text/https-link.ts";
import { name } from "../../../shared/domain/text/name.ts";
import { personName } from "../../../shared/domain/text/person-name.ts";
import { telephone } from "../../../shared/domain/text/telephone.ts";

const faultsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];
const everySchema = {
  name: name(),
  personName: personName(),
  freeText: freeText(5000),
  emailAddress,
  telephone,
  code,
  httpsLink,
};

describe.each(Object.entries(everySchema))("what is typed as a text: %s", (_, schema) => {
  it.each([
    ["a control character", "a\u0000b"],
    ["an escape", "\u001b[31m"],
    ["a lone surrogate", "Zo\ud800"],
    ["a surrogate that follows none", "\udc00é"],
    ["a direction mark", "a\u202eb"],
    ["an isolate", "a\u2066b"],
    ["a noncharacter", "a\uffffb"],
    ["the sign of a lost letter", "Zo\ufffd"],
    ["nothing but spaces", " \u00a0 "],
    ["100,000 letters", "a".repeat(100_000)],
  ])("refuses %s, in French words", (_, text) => {
    const [message, ...others] = faultsOf(schema, text);
    expect(message).toMatch(/^\p{Lu}.*\.$/u);
    expect(others.length).toBeLessThan(3);
  });

  property.prop([fc.string({ unit: "binary" })])(
    "gives back what it gave as it is, composed and trimmed",
    (text) => {
      const given = schema.safeParse(text);
      if (!given.success) return;
      expect(given.data).toBe(String(given.data).normalize("NFC").trim());
      expect(schema.parse(given.data)).toBe(given.data);
    },
  );

  it("is read as it was stored, under other limits", () => {
    for (const stored of ["", " e\u0301 ", "06 12", "a".repeat(30_000)])
      expect(keepingUnknown(schema).parse(stored)).toBe(stored);
  });
});

describe("names", () => {
  it("are composed and trimmed", () => {
    expect(name().parse(" Zoe\u0308 ")).toBe("Zoë");
    expect(name().parse("Jean-François d’Ormesson")).toBe("Jean-François d’Ormesson");
  });

  it("stand on one line", () => {
    expect(faultsOf(name(), "Jean\nhttps://exemple.fr")).toEqual([
      "Caractère non accepté à la place 5 (U+000A), à retirer.",
    ]);
  });

  it("are bounded in characters, and in bytes", () => {
    expect(name(10).parse("é".repeat(10))).toHaveLength(10);
    expect(faultsOf(name(10), "a".repeat(11))).toEqual(["Au plus 10\u00a0caractères."]);
    expect(faultsOf(name(10), "Ậ".repeat(10))).toEqual([
      "Texte trop long pour ses caractères, à raccourcir.",
    ]);
  });
});

describe("R-PER-2: names of people, who are written to at addresses that they did not prove", () => {
  it.each(["Jean-P. d’Exemple", "J.P. Exemple", "Mme. Exemple (née Martin)", "Zoë Dr. Müller"])(
    "are as people write them: %s",
    (text) => expect(personName().parse(text)).toBe(text),
  );

  it.each([
    "Gagnez https://exemple.fr/x",
    "ftp://exemple",
    "WWW.exemple",
    "exemple.fr",
    "Cliquez ici: exemple.Com/lot",
    "votre.gain@exemple",
  ])("hold no link: %s", (text) => {
    expect(faultsOf(personName(), text)).toEqual([
      "Un nom n’est ni un lien ni une adresse\u00a0; s’il a un point, laissez une espace après.",
    ]);
  });
});

describe("free texts", () => {
  it("keep their lines, tabs and signs", () => {
    const text = "«\u00a0Bonjour\u00a0»\n\tÇa va\u00a0? 👩‍⚕️";
    expect(freeText(100).parse(` ${text}\n`)).toBe(text);
  });

  property.prop([fc.string({ unit: "grapheme", maxLength: 200 })])(
    "never take more bytes than their bound",
    (text) => {
      const given = freeText(60).safeParse(text);
      if (given.success)
        expect(bytesOf(given.data)).toBeLessThanOrEqual(byteLimitOf(freeText(60))?.most ?? 0);
    },
  );
});

describe("e-mail addresses", () => {
  it.each([
    ["jean.martin+cqp@exemple.fr", "jean.martin+cqp@exemple.fr"],
    [" Jean@Exemple.FR ", "Jean@exemple.fr"],
    ["o'brien@exemple.fr", "o'brien@exemple.fr"],
    ["jean@société.fr", "jean@xn--socit-esab.fr"],
    ["jean@SOCIÉTÉ.fr", "jean@xn--socit-esab.fr"],
    ["jean@пример.рф", "jean@xn--e1afmkfd.xn--p1ai"],
    [`${"a".repeat(64)}@exemple.fr`, `${"a".repeat(64)}@exemple.fr`],
    [`a@${"b".repeat(63)}.fr`, `a@${"b".repeat(63)}.fr`],
  ])("%s is written to as %s", (typed, kept) => {
    expect(emailAddress.parse(typed)).toBe(kept);
  });

  it.each([
    ["jean", /un nom, le signe @ et un domaine/],
    [`${"a".repeat(65)}@exemple.fr`, /Avant le signe @.* 64\u00a0caractères/],
    [
      `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}.fr`,
      /254\u00a0caractères/,
    ],
    [`${"a".repeat(2088)}@exemple.fr`, /254\u00a0caractères/],
    ["jean..martin@exemple.fr", /avant le signe @/],
    ["josé@exemple.fr", /avant le signe @/],
    ["jean martin@exemple.fr", /avant le signe @/],
    ["a@b@exemple.fr", /avant le signe @/],
    ["jean@exemple", /après le signe @/],
    ["jean@a..b", /après le signe @/],
    ["jean@-a.fr", /après le signe @/],
    ["jean@ex_emple.fr", /après le signe @/],
    ["jean@127.1", /après le signe @/],
    ["jean@１２７.１", /après le signe @/],
    ["jean@exemple.fr/é", /après le signe @/],
    [`a@${"b".repeat(64)}.fr`, /après le signe @/],
  ])("%s is refused in words", (typed, message) => {
    const [told = ""] = faultsOf(emailAddress, typed);
    expect(told).toMatch(message);
  });
});

describe("an address as mail servers have it", () => {
  it.each([
    // An ASCII domain is put in lower case, and read as nothing else.
    ["a@127.1", "a@127.1"],
    ["@EXEMPLE.fr", "@exemple.fr"],
    ["jean", "jean"],
    // No domain: the parser of addresses of pages knows none either.
    ["a@é^.fr", "a@é^.fr"],
    [`a@${"B".repeat(300)}.fr`, `a@${"B".repeat(300)}.fr`],
    [`a@${"B".repeat(252)}`, `a@${"b".repeat(252)}`],
  ])("of %s is %s", (typed, delivered) => {
    expect(asDelivered(typed)).toBe(delivered);
  });

  it("has 254 characters at most, before its @ something", () => {
    const longest = `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(5)}.fr`;
    expect(longest).toHaveLength(254);
    expect(emailAddress.parse(longest)).toBe(longest);
    expect(faultsOf(emailAddress, "@exemple.fr")).toEqual([expect.stringMatching(/avant le signe @/)]);
  });
});

describe("telephones", () => {
  it("are typed in 40 characters at most", () => {
    const typed = (length: number) => "06 12 34 56 78".padEnd(length, "  ");
    expect(telephone.parse(typed(40))).toBe("+33612345678");
    expect(telephone.safeParse(typed(41)).success).toBe(false);
  });

  it.each([
    ["06 12 34 56 78", "+33612345678"],
    ["06.12.34.56.78", "+33612345678"],
    ["06-12-34-56-78", "+33612345678"],
    ["06/12/34/56/78", "+33612345678"],
    ["06\u00a012\u202f34\u00a056\u00a078", "+33612345678"],
    ["06\u201112\u201334\u201156\u201178", "+33612345678"],
    ["\u202a+33 6 12 34 56 78\u202c", "+33612345678"],
    ["\u200e06 12 34 56 78", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "+33612345678"],
    ["+33(0)612345678", "+33612345678"],
    ["+33 06 12 34 56 78", "+33612345678"],
    ["0033 6 12 34 56 78", "+33612345678"],
    ["(+33) 6 12 34 56 78", "+33612345678"],
    ["07 12 34 56 78", "+33712345678"],
    ["01 42 68 53 00", "+33142685300"],
    ["612345678", "+33612345678"],
    ["0692 12 34 56", "+262692123456"],
    ["+33 692 12 34 56", "+262692123456"],
    ["0262 12 34 56", "+262262123456"],
    ["0639 12 34 56", "+262639123456"],
    ["0269 61 12 34", "+262269611234"],
    ["0590 12 34 56", "+590590123456"],
    ["0690.12.34.56", "+590690123456"],
    ["0594 12 34 56", "+594594123456"],
    ["0596 50 12 34", "+596596501234"],
    ["+596 696 12 34 56", "+596696123456"],
    ["0508 41 12 34", "+508411234"],
    ["+687 25 12 34", "+687251234"],
    ["+689 40 12 34 56", "+68940123456"],
    ["+32 (0)470 12 34 56", "+32470123456"],
    ["0041 79 123 45 67", "+41791234567"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(telephone.parse(typed)).toBe(kept);
  });

  it.each([
    "",
    "........",
    "+",
    "(0)",
    "O6 12 34 56 78",
    "06 12 34 56",
    "06 12 34 56 78 90",
    "3631",
    "+999 123 456 789",
    "06 12 34 56 78 / 07 12 34 56 78",
    "06 12 34 56 78 poste 12",
  ])("« %s » is refused", (typed) => {
    expect(faultsOf(telephone, typed)[0]).toMatch(/^Numéro de téléphone attendu/);
  });
});
