import { describe, expect, it } from "vitest";
import {
  clockTime,
  fromTimeTo,
  longDate,
  monthName,
  namedSentence,
  plainDate,
  quoted,
  withinSentence,
} from "../../../shared/domain/french/wording.ts";

describe("days and hours in French", () => {
  it("say the first of a month as an ordinal, and no other day", () => {
    expect([longDate("2027-02-01"), longDate("2027-02-02"), longDate("2027-02-11")]).toEqual([
      "lundi 1er février 2027",
      "mardi 2 février 2027",
      "jeudi 11 février 2027",
    ]);
    expect([plainDate("2029-02-28"), plainDate("2029-03-01"), monthName("2029-02")]).toEqual([
      "28 février 2029",
      "1er mars 2029",
      "février 2029",
    ]);
  });

  it("say minutes in two figures, where there are any, and whose hour it is", () => {
    expect([clockTime("09:00"), clockTime("09:05"), clockTime("14:30")]).toEqual([
      "9\u00a0h",
      "9\u00a0h\u00a005",
      "14\u00a0h\u00a030",
    ]);
    expect(fromTimeTo("09:00", "09:40")).toBe("de 9\u00a0h à 9\u00a0h\u00a040 (heure de Paris)");
  });
});

it("what is quoted within a quotation stands between other marks, spaced or not", () => {
  expect(quoted("Prévoyance")).toBe("«\u00a0Prévoyance\u00a0»");
  expect([quoted("« Prévoyance » et «\u00a0santé\u00a0»"), quoted("«Prévoyance»")]).toEqual([
    "«\u00a0“Prévoyance” et “santé”\u00a0»",
    "«\u00a0“Prévoyance”\u00a0»",
  ]);
});

it("what is said of a thing begins as within a sentence, and names in capitals stay", () => {
  expect(namedSentence("date de naissance", "Une date est attendue.")).toBe(
    "Date de naissance\u00a0: une date est attendue.",
  );
  expect(["L’adresse", "À corriger", "IBAN Attendu", "déjà"].map(withinSentence)).toEqual([
    "l’adresse",
    "à corriger",
    "IBAN Attendu",
    "déjà",
  ]);
});
