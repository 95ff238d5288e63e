import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matchesSearch,
  mostWords,
  searchedLength,
  searchedWords,
  wordsOf,
  wordsToKeep,
  wordToLookUp,
} from "../../../shared/domain/lists/search-words.ts";

const finds = (text: string, asked: string) => matchesSearch(wordsOf(text), searchedWords(asked));

describe("a search finds", () => {
  it.each([
    ["a name without its accents", "Élodie Lefèvre", "elodie lefe"],
    ["a name by accents that it has not", "Elodie Lefevre", "Élodie Lefèvre"],
    ["a name by accents that are composed otherwise", "E\u0301lodie", "\u00c9lo"],
    ["a name in capitals", "DUPONT", "dup"],
    ["a cedilla", "François", "FRANCO"],
    ["a ligature by its letters", "Anne Œuvrard", "oeuv"],
    ["letters by a ligature", "Anne Oeuvrard", "œuv"],
    ["another ligature", "Lætitia", "laet"],
    ["a sharp s", "Strauß", "strauss"],
    ["what follows an apostrophe", "Jeanne d'Arc", "arc"],
    ["a typographic apostrophe by a typed one", "L’Hôpital", "l'hop"],
    ["a typed apostrophe by a typographic one", "L'Hôpital", "l’hop"],
    ["each part of a double name", "Martin-Dupont", "dup"],
    ["a double name as it is written", "Martin-Dupont", "martin-dup"],
    ["a double name without its hyphen", "Jean-Noël", "jean noel"],
    ["a name by a hyphen that it has not", "Jean Noël", "jean-noel"],
    ["several words in any order", "Élodie Martin-Dupont", "dup élo"],
    ["a word that is asked for twice", "Élodie Martin", "martin martin"],
    ["an address as it is", "j.dupont@mutuelle.example.org", "J.Dupont@Mutuelle.example.org"],
    ["an address as far as it was typed", "j.dupont@mutuelle.example.org", "j.dupont@mut"],
    ["an address by a word before its @", "j.dupont@mutuelle.example.org", "dupont"],
    ["an address longer than what is looked at", `${"a".repeat(50)}@example.org`, `${"a".repeat(50)}@ex`],
    ["an identifier as it is", "file_01HZY3ABCDEF", "file_01HZY3ABCDEF"],
    ["an identifier without its kind", "prs_01HZY3ABCDEF", "01hzy3"],
    ["the number of a certificate", "CMI-2027-00012", "cmi-2027-00012"],
    ["a part of a number", "CMI-2027-00012", "00012"],
    ["words between other spaces", "Mutuelle\u00a0de\u202fLyon", "mutuelle lyon"],
  ])("%s", (_, text, asked) => {
    expect(finds(text, asked)).toBe(true);
  });

  it.each([
    ["the middle of a word", "Dupont", "pont"],
    ["a name of which one word is another's", "Élodie Martin", "élodie dupont"],
    ["a word that is longer than the name's", "Dupont", "dupontel"],
    ["the domain of an address, which thousands share", "j.dupont@mutuelle.example.org", "mutuelle"],
    ["another address of the same words", "j.dupont@mutuelle.example.org", "j.dupont@autre"],
    ["words that an apostrophe holds apart as if they were one", "Jeanne d'Arc", "darc"],
    ["the kind of an identifier", "file_01HZY3ABCDEF", "file"],
  ])("not %s", (_, text, asked) => {
    expect(finds(text, asked)).toBe(false);
  });
});

describe("the words of something", () => {
  it("are those of all its texts, each once, and as many as are looked at", () => {
    expect(wordsOf("Élodie", undefined, "Martin", "Élodie-Anne")).toEqual(["elodie", "martin", "anne"]);
    expect(wordsOf(Array.from({ length: 100 }, (_, n) => `w${n}`).join(" "))).toHaveLength(mostWords);
  });

  it("are looked up by where they tell something", () => {
    expect(wordsToKeep(wordsOf("Jeanne d'Arc"))).toEqual(["jeanne", "arc"]);
  });
});

describe("a search is looked up by", () => {
  it("its longest word, as that leaves the least to choose from", () => {
    expect(wordToLookUp(searchedWords("d arc jea"))).toBe("arc");
    expect(wordToLookUp(searchedWords("jean dupont"))).toBe("dupont");
  });

  it.each(["", "  ", "d", "d'a", "-", "…", "file_"])(
    "nothing where no word is long enough: « %s »",
    (asked) => {
      expect(wordToLookUp(searchedWords(asked))).toBeUndefined();
    },
  );
});

const text = fc
  .array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 4 })
  .map((parts) => parts.join(" "));

describe("any text", () => {
  property.prop([text], { seed: 1 })("has words of bounded length, without spaces or capitals", (written) => {
    const words = [...wordsOf(written), ...searchedWords(written)];
    for (const word of words) {
      expect(word.length).toBeGreaterThan(0);
      expect(word.length).toBeLessThanOrEqual(searchedLength.most);
      expect(word).not.toMatch(/\s/u);
    }
  });

  property.prop([text.filter((written) => !written.includes("@"))], { seed: 2 })(
    "is found by itself, and by the beginning of each of its words",
    (written) => {
      const words = wordsOf(written);
      fc.pre(words.length < mostWords);
      expect(matchesSearch(words, searchedWords(written))).toBe(true);
      expect(matchesSearch(words, words)).toBe(true);
      for (const word of words)
        expect(matchesSearch(words, [word.slice(0, searchedLength.least)])).toBe(true);
    },
  );
});
