import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readCsv } from "../../../shared/csv/read-csv.ts";
import { csvLines } from "../../../shared/csv/write-csv.ts";

const columns = [
  { key: "a", header: "Première" },
  { key: "b", header: "Seconde" },
];

it.each(["=", "+", "-", "@", "\t", "\r"])("a cell that begins with %j is no formula", (character) => {
  const [, row] = readCsv(
    Buffer.from(csvLines(columns, [{ a: `${character}1+1`, b: `a${character}1` }], true)),
  );
  expect(row).toEqual([`'${character}1+1`, `a${character}1`]);
});

it.each(["\n", "\r", "\r\n"])("a break %j inside a cell begins no row", (lineBreak) => {
  const text = csvLines(columns, [{ a: "x", b: `y${lineBreak}=1+1` }], false);
  expect(text).toBe(`x;"y${lineBreak}=1+1"\r\n`);
});

const cell = fc.string({ unit: fc.oneof(fc.constantFrom(..."\r\n\t;,\"'=+-@"), fc.string()) });

property.prop([fc.array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 5 })])(
  "what is written is read again, but for the apostrophes and characters that no file can hold",
  (rows) => {
    const kept = (text: string) => text.replace(/^(?=[=+\-@\t\r])/, "'");
    const text = csvLines(columns, rows, true);
    fc.pre(!text.includes("\ufffd") && text.isWellFormed());
    expect(readCsv(Buffer.from(text))).toEqual([
      ["Première", "Seconde"],
      ...rows.map(({ a, b }) => [kept(a), kept(b)]),
    ]);
  },
);
