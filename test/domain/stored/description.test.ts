import { describe, expect, it } from "vitest";
import * as z from "zod";
import { changesBetween, describeStored } from "../../support/description.ts";

const place = z.strictObject({ city: z.string(), address: z.string().optional() });
const session = { place, slots: z.array(z.strictObject({ outcome: z.enum(["absent", "decided"]) })) };
const planned = z.strictObject({ ...session, state: z.literal("planned") });
const closed = z.strictObject({ ...session, state: z.literal("closed"), closedOn: z.string().max(10) });
const recorded = describeStored(z.discriminatedUnion("state", [planned, closed]));

/** What a change of the schema is told as. */
function told(...options: Parameters<typeof z.discriminatedUnion>[1][number][]): string[] {
  const today = describeStored(z.discriminatedUnion("state", options as [typeof planned]));
  return changesBetween(recorded, today).map(({ kind, what }) => `${kind}: ${what}`);
}

/** The same change in both states. */
const everywhere = (changed: object) =>
  told(z.strictObject({ ...planned.shape, ...changed }), z.strictObject({ ...closed.shape, ...changed })).map(
    (line) => line.replace(/ \((planned|closed)\)$/, ""),
  );

it("describes what is stored by its cases", () => {
  expect(recorded).toEqual({
    always: [
      "place: object",
      "place.city: string",
      "place.address?: string",
      "slots: array",
      "slots[]: object",
      'slots[].outcome: "absent" | "decided"',
    ],
    planned: ['state: "planned"'],
    closed: ['state: "closed"', "closedOn: string"],
  });
});

describe("a change that what is stored does not comply with", () => {
  it("a field removed, or renamed", () => {
    const { closedOn, ...without } = closed.shape;
    expect(told(planned, z.strictObject(without))).toEqual([
      "breaking: closedOn is gone, or has another name (closed)",
    ]);
    expect(told(planned, z.strictObject({ ...without, endedOn: closedOn }))).toEqual([
      "breaking: closedOn is gone, or has another name (closed)",
      "breaking: endedOn is new and required (closed)",
    ]);
    expect(everywhere({ place: place.omit({ address: true }) })).toContain(
      "breaking: place.address is gone, or has another name",
    );
  });

  it("a field required", () => {
    expect(everywhere({ place: place.required() })).toContain("breaking: place.address is required");
  });

  it("a value taken away", () => {
    const slots = z.array(z.strictObject({ outcome: z.enum(["absent"]) }));
    expect(everywhere({ slots })).toContain('breaking: slots[].outcome is never "decided" any more');
    expect(told(planned)).toEqual(["breaking: the case “closed” is gone"]);
  });

  it("another type", () => {
    expect(everywhere({ place: z.string() })).toContain("breaking: place is string, and was object");
  });
});

describe("a change that what is stored complies with", () => {
  it("an optional field, a value, a case more", () => {
    expect(everywhere({ place: place.extend({ floor: z.int().optional() }) })).toContain(
      "compatible: place.floor is new",
    );
    const slots = z.array(z.strictObject({ outcome: z.enum(["absent", "decided", "excused"]) }));
    expect(everywhere({ slots })[0]).toMatch(/^compatible: slots\[\]\.outcome is/);
    const cancelled = z.strictObject({ ...session, state: z.literal("cancelled") });
    expect(told(planned, closed, cancelled)).toEqual(["compatible: the case “cancelled” is new"]);
  });

  it("a field that may be absent", () => {
    expect(everywhere({ place: place.partial() })).toContain("compatible: place.city may be absent");
  });

  it("other limits of what may be entered are none", () => {
    expect(told(planned, z.strictObject({ ...closed.shape, closedOn: z.string().min(3) }))).toEqual([]);
  });
});
