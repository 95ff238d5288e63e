import fc from "fast-check";

const deep = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

/** Texts that no person types, and some that break what is careless with texts. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "Zo\udc00é",
    "\u202eabc",
    "\uffff",
    "e\u0301".repeat(50),
    "a\u0300".repeat(5000),
    "../../etc/passwd",
    "=1+1",
    "{{resolve:ssm:x}}",
    "__proto__",
    "constructor",
    "null",
    "NaN",
    "2027-02-30",
    "9999-12-31",
    "0000-00-00",
    "24:61",
    "-0",
    "\r\nBcc: jean@exemple.fr",
    "CANDIDATE#x",
    "%00",
    "'; DROP TABLE files; --",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer({ min: 250, max: 30_000 }).map((length) => "é".repeat(length)),
  fc.constant(`${"a".repeat(2088)}@exemple.fr`),
);

/** A value of any type, in place of the one that is asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, 0, -1, 1e308, 0.1, Number.MAX_SAFE_INTEGER, [], {}, [null], {
      toString: 1,
    }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 300 }).map((length) => Array(length).fill("x")) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 2, max: 300 })
      .map((count) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, n]))),
  },
  { weight: 1, arbitrary: fc.constantFrom(10, 500).map(deep) },
);

/** A body that is not made from a schema, as bytes. */
export const hostileBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .constantFrom("", "{", "null", "[]", '"text"', "{}", '{"a":1,"a":2}', '{"__proto__":{"x":1}}', "\ufeff{}")
    .map(utf8),
  fc.constant(Buffer.from('{"firstName":"Zo\xeb","reason":"\xe9t\xe9"}', "latin1")),
  fc.uint8Array({ maxLength: 60 }),
  fc.constantFrom(20_000, 100_000).map((levels) => utf8(`${"[".repeat(levels)}${"]".repeat(levels)}`)),
  fc
    .constantFrom(100, 1000, 20_000)
    .map((count) =>
      utf8(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, ""])))),
    ),
  fc.jsonValue({ maxDepth: 4 }).map((value) => utf8(JSON.stringify(value))),
);

function utf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}
