import { beforeAll, describe, expect, it } from "vitest";
import {
  breakingFacts,
  type FactContracts,
  factContracts,
  releasedFacts,
} from "../../../docs/breaking-facts.ts";
import { changesDescription } from "../../../docs/changes-description.ts";
import { isNode, type Node } from "../../../shared/http/description/walk.ts";

let today: FactContracts = {};
beforeAll(async () => {
  today = factContracts(await changesDescription());
});

it("facts keep what the last release promised, unless their `version` says otherwise", async () => {
  const released = await releasedFacts();
  expect(Object.keys(released).length).toBeGreaterThan(100);
  expect(breakingFacts(released, today)).toEqual([]);
});

const type = "jury.absence-answered";

/** What a fact's data hold, as its contract keeps it. */
function dataOf(contracts: FactContracts): Node {
  const data = contracts[type]?.data;
  if (!isNode(data)) throw new Error(`${type} has no data`);
  return data;
}

function fieldsOf(contracts: FactContracts): Node {
  const fields = dataOf(contracts)["properties"];
  if (!isNode(fields)) throw new Error(`${type} has no fields`);
  return fields;
}

type Change = readonly [what: string, change: (of: FactContracts) => void];

const breaking: readonly Change[] = [
  ["a field that is gone", (of) => Reflect.deleteProperty(fieldsOf(of), "date")],
  [
    "a field that has another name",
    (of) => {
      const { date, ...fields } = fieldsOf(of);
      Object.assign(dataOf(of), { properties: { ...fields, day: date } });
    },
  ],
  [
    "a new field that a fact must have",
    (of) => {
      Object.assign(fieldsOf(of), { reason: { type: "string" } });
      Object.assign(dataOf(of), { required: ["sessionId", "date", "outcome", "reason"] });
    },
  ],
  [
    "a field that a fact may be without",
    (of) => Object.assign(dataOf(of), { required: ["sessionId", "date"] }),
  ],
  ["a field of another type", (of) => Object.assign(fieldsOf(of), { date: { type: "integer" } })],
  [
    "a value that is taken away",
    (of) => Object.assign(fieldsOf(of), { outcome: { type: "string", enum: ["kept", "freed"] } }),
  ],
];

const compatible: readonly Change[] = [
  ["a new field that a fact may have", (of) => Object.assign(fieldsOf(of), { reason: { type: "string" } })],
  [
    "a new value",
    (of) =>
      Object.assign(fieldsOf(of), {
        outcome: { type: "string", enum: ["kept", "freed", "excused", "moved"] },
      }),
  ],
];

function changed(change: Change[1], version?: number): FactContracts {
  const copy = structuredClone(today);
  change(copy);
  expect(copy).not.toEqual(today);
  if (version !== undefined) Object.assign(copy[type] ?? {}, { version });
  return copy;
}

describe("a comparison of facts with the release", () => {
  it.each(breaking)("finds %s", (_, change) => {
    const found = breakingFacts(today, changed(change));
    expect(found).not.toEqual([]);
    for (const line of found) expect(line).toContain(type);
  });

  it.each(breaking)("lets pass %s where the fact's version was raised", (_, change) => {
    expect(breakingFacts(today, changed(change, 2))).toEqual([]);
  });

  it.each(compatible)("lets pass %s", (_, change) => {
    expect(breakingFacts(today, changed(change))).toEqual([]);
  });

  it("finds a kind of fact that is gone", () => {
    const { [type]: _, ...others } = today;
    expect(breakingFacts(today, others)).not.toEqual([]);
  });
});
