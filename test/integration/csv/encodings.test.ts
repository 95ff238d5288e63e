import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../../shared/csv/decode-text.ts";
import { readCsv, UnreadableCsv } from "../../../shared/csv/read-csv.ts";

/** The codes of letters in the encodings that no standard API of JavaScript writes. */
const codes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "windows-1252": { Œ: 0x8c, œ: 0x9c, Š: 0x8a, š: 0x9a, Ÿ: 0x9f, "’": 0x92, "–": 0x96, "€": 0x80 },
  "iso-8859-15": { Œ: 0xbc, œ: 0xbd, Š: 0xa6, š: 0xa8, Ÿ: 0xbe, "€": 0xa4 },
  macintosh: {
    ...{ Ä: 0x80, Å: 0x81, Ç: 0x82, É: 0x83, Ñ: 0x84, Ö: 0x85, Ü: 0x86, á: 0x87, à: 0x88, â: 0x89, ä: 0x8a },
    ...{ ã: 0x8b, å: 0x8c, ç: 0x8d, é: 0x8e, è: 0x8f, ê: 0x90, ë: 0x91, í: 0x92, ì: 0x93, î: 0x94, ï: 0x95 },
    ...{ ñ: 0x96, ó: 0x97, ò: 0x98, ô: 0x99, ö: 0x9a, õ: 0x9b, ú: 0x9c, ù: 0x9d, û: 0x9e, ü: 0x9f, À: 0xcb },
    ...{ Œ: 0xce, œ: 0xcf, Ÿ: 0xd9, ÿ: 0xd8, Â: 0xe5, Ê: 0xe6, Ë: 0xe8, È: 0xe9, Î: 0xeb, Ï: 0xec, Ô: 0xef },
    ...{ Û: 0xf3, Ù: 0xf4, "’": 0xd5, "–": 0xd0, "€": 0xdb },
  },
  cp850: {
    ...{ Ç: 0x80, ü: 0x81, é: 0x82, â: 0x83, ä: 0x84, à: 0x85, å: 0x86, ç: 0x87, ê: 0x88, ë: 0x89, è: 0x8a },
    ...{ ï: 0x8b, î: 0x8c, ì: 0x8d, Ä: 0x8e, Å: 0x8f, É: 0x90, ô: 0x93, ö: 0x94, ò: 0x95, û: 0x96, ù: 0x97 },
    ...{ ÿ: 0x98, Ö: 0x99, Ü: 0x9a, á: 0xa0, í: 0xa1, ó: 0xa2, ú: 0xa3, ñ: 0xa4, Ñ: 0xa5, Â: 0xb6, À: 0xb7 },
    ...{ ã: 0xc6, Ê: 0xd2, Ë: 0xd3, È: 0xd4, Î: 0xd7, Ï: 0xd8, Ô: 0xe2, õ: 0xe4, Û: 0xea, Ù: 0xeb },
  },
};

/** A text as a program wrote it before UTF-8, or undefined when the encoding has no such letter. */
function written(text: string, encoding: string): Uint8Array | undefined {
  const known = codes[encoding] ?? {};
  const latin = encoding === "windows-1252" || encoding === "iso-8859-15";
  const bytes = Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return known[letter] ?? (code < 0x80 || (latin && code > 0x9f && code < 0x100) ? code : undefined);
  });
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
}

const encodings = Object.keys(codes);

/** The letters that the names of these tests are made of. */
const small = "abceilnorsuvzàâçèéêëîïôœùûüñãõáíóú";

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

describe("a list of names", () => {
  const list = "Nom;Prénom\r\nLœuilly;Zoé\r\nMuñoz;João\r\nD’Hérouville;Anaïs\r\nNOËL;François-René\r\n";

  it.each([
    ["UTF-8", new TextEncoder().encode(list)],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${list}`)],
    ["UTF-16 as Excel saves it", Buffer.from(`\ufeff${list}`, "utf16le")],
    ["UTF-16 without a mark", Buffer.from(list, "utf16le")],
    ["UTF-16, most significant byte first", Buffer.from(`\ufeff${list}`, "utf16le").swap16()],
    ["Windows-1252", written(list, "windows-1252")],
    ["Macintosh", written(list, "macintosh")],
  ])("in %s is read as it was written", (_, bytes) => {
    expect(textsOf(bytes ?? new Uint8Array())).toEqual([list]);
  });

  it.each([
    ["ISO-8859-15", "iso-8859-15"],
    ["MS-DOS's code page 850", "cp850"],
  ])("in %s too, of what it has letters for", (_, encoding) => {
    const short = encoding === "cp850" ? "Nom;Prénom\r\nHébrard;Zoé\r\n" : "Nom;Prénom\r\nLœuilly;Zoé\r\n";
    expect(textsOf(written(short, encoding) ?? new Uint8Array())).toEqual([short]);
  });

  it.each([
    ["Windows, in Windows-1252", "windows-1252", "\r\n", "Lœuilly"],
    ["Linux, in ISO-8859-15", "iso-8859-15", "\r\n", "Lœuilly"],
    ["a Macintosh, whose lines end in CR alone", "macintosh", "\r", "Lœuilly"],
    ["MS-DOS, in code page 850, which has no œ", "cp850", "\r\n", "Loeuilly"],
  ])("of one line, as a program saves it on %s", (_, encoding, lineEnd, birthName) => {
    const rows = [
      ["nom", "prenom", "email", "telephone", "certification", "centre", "statut"],
      [birthName, "Zoé", "zoe@exemple.example.org", "", "CRD", "ctr_demo_lyon", "moving-to-the-job"],
    ];
    const bytes = written(rows.map((cells) => cells.join(";")).join(lineEnd), encoding);
    expect(readCsv(bytes ?? new Uint8Array())).toEqual(rows);
  });

  it("that could be read in two ways is refused, with what to choose", () => {
    // Capitals of Windows (NOËL) are other capitals of Macintosh (NOÀL), and nothing else in the list tells which.
    const bytes = written("Nom\r\nNOËL", "windows-1252") ?? new Uint8Array();
    expect(textsOf(bytes).length).toBeGreaterThan(1);
    expect(() => readCsv(bytes)).toThrow(UnreadableCsv);
    try {
      readCsv(bytes);
    } catch (error) {
      expect((error as UnreadableCsv).advice).toContain("CSV UTF-8");
    }
  });

  it("whose bytes would be controls of UTF-8 is of another encoding", () => {
    expect(textsOf(written("ÂŒ", "windows-1252") ?? new Uint8Array())).toEqual(["ÂŒ"]);
  });

  it("whose two or three letters would be one of UTF-8 is of another encoding, but for two pairs that no name has", () => {
    const accented = Array.from(small).filter((letter) => letter > "z");
    const pairs = accented.flatMap((first) => accented.map((second) => first + second));
    const words = [...pairs, ...pairs.flatMap((pair) => accented.map((third) => pair + third))];
    const cased = words.flatMap((word) => [word, word.toUpperCase(), capitalised(word)]);
    const misread = encodings.flatMap((encoding) =>
      cased.filter((word) => {
        const bytes = written(word, encoding);
        return bytes !== undefined && !textsOf(bytes).includes(word);
      }),
    );
    expect([...new Set(misread)].sort()).toEqual(["ÃŒ", "Ãœ"]);
  });

  it("that is a workbook is refused, with what to choose", () => {
    for (const begin of [
      [0x50, 0x4b, 0x03, 0x04],
      [0xd0, 0xcf, 0x11, 0xe0],
    ])
      expect(() => readCsv(Uint8Array.from([...begin, 0x14, 0x00]))).toThrow("Ce fichier est un classeur");
  });

  it.each([
    ["semicolons", "a;b\r\n1,5;2"],
    ["commas", 'a,b\r\n"1,5",2'],
    ["tabs", "a\tb\r\n1,5\t2"],
    ["what sep= says", 'sep=,\r\na,b\r\n"1,5",2'],
  ])("is parted at %s, and row 1 is the one that spreadsheets show first", (_, text) => {
    expect(readCsv(Buffer.from(text))).toEqual([
      ["a", "b"],
      ["1,5", "2"],
    ]);
  });
});

const name = fc
  .tuple(fc.string({ unit: fc.constantFrom(...small), minLength: 2, maxLength: 8 }), fc.nat(2))
  .map(([text, kind]) => (kind === 0 ? text : kind === 1 ? text.toUpperCase() : capitalised(text)))
  .filter((text) => !/Ã[Œœ]/.test(text));
const names = fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });

property.prop([names, fc.constantFrom(...encodings)], { numRuns: 500 })(
  "no letter of a name ever becomes another: a list is read as it was written, or refused",
  (rows, encoding) => {
    const text = rows.map((cells) => cells.join(";")).join("\r\n");
    const bytes = written(text, encoding);
    fc.pre(bytes !== undefined);
    const read = textsOf(bytes);
    if (read.length === 1) expect(read).toEqual([text]);
    else expect(read).toContain(text);
  },
);
