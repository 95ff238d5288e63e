import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { attributesOf, plainOf } from "../../../shared/store/attributes.ts";

/** What items hold: JSON, in which some is undefined. */
const { thing } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => Math.abs(one) < 2 ** 53),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie("value")),
    tie("thing"),
  ),
  thing: fc.dictionary(
    fc.string().filter((name) => name !== "__proto__"),
    tie("value"),
    {
      noNullPrototype: true,
    },
  ),
}));

test.prop([thing])(
  "items have the attributes that the SDK's library makes of them, and come back alike",
  (made) => {
    const attributes = attributesOf(made as object);
    expect(attributes).toEqual(marshall(made, { removeUndefinedValues: true }));
    expect(plainOf(attributes)).toEqual(unmarshall(attributes));
  },
);

it("what is read has its names in their order, at every depth", () => {
  const read = plainOf(attributesOf({ b: [{ d: 1, c: 2 }], a: { f: 3, e: null } }));
  expect(JSON.stringify(read)).toBe('{"a":{"e":null,"f":3},"b":[{"c":2,"d":1}]}');
});

it("what is no JSON is refused, written or read", () => {
  for (const value of [new Date(0), new Set(["a"]), new Uint8Array(1), 1n, Number.NaN, 2 ** 60])
    expect(() => attributesOf({ value })).toThrow(/an item holds no/);
  for (const attribute of [{ SS: ["a"] }, { B: new Uint8Array(1) }])
    expect(() => plainOf({ attribute })).toThrow(/an item of ours holds no/);
});
