import { describe, expect, it } from "vitest";
import * as z from "zod";
import { bringUp } from "../../../shared/domain/bring-up.ts";
import { droppingUnknown, keepingUnknown } from "../../../shared/domain/structure.ts";

const entered = z.strictObject({
  name: z.string().trim().min(1).max(10),
  hours: z.int().positive(),
  place: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("remote"), url: z.url() }),
    z.strictObject({ kind: z.literal("on-site"), address: z.string() }),
  ]),
  slots: z.array(z.strictObject({ start: z.string() }).refine(({ start }) => start < "20:00")),
  levels: z.record(z.string(), z.strictObject({ level: z.enum(["low", "high"]) })).optional(),
  notes: z.array(z.string()).default([]),
});
const known = {
  name: "Lyon",
  hours: 3,
  place: { kind: "remote", url: "https://example.org" },
  slots: [{ start: "09:00" }],
  levels: { "CMI-1": { level: "low" } },
  notes: [],
};
const held = {
  ...known,
  added: { deep: true },
  place: { ...known.place, added: 1 },
  slots: [{ start: "09:00", added: 2 }],
  levels: { "CMI-1": { level: "low", added: 3 } },
};

describe("what is read of stored things", () => {
  it("keeps what no schema names, at every depth", () => {
    expect(keepingUnknown(entered).parse(held)).toEqual(held);
  });

  it("takes what was entered under other limits", () => {
    const old = { ...known, name: "A name longer than today's", hours: -1, slots: [{ start: "21:00" }] };
    expect(entered.safeParse(old).success).toBe(false);
    expect(keepingUnknown(entered).parse(old)).toEqual(old);
  });

  it("still knows what a thing is made of", () => {
    for (const wrong of [
      { ...known, name: undefined },
      { ...known, hours: "3" },
      { ...known, place: { kind: "moon" } },
      { ...known, levels: { "CMI-1": { level: "none" } } },
    ])
      expect(keepingUnknown(entered).safeParse(wrong).success).toBe(false);
  });

  it("gives what was absent its default", () => {
    const { notes: _, ...without } = known;
    expect(keepingUnknown(entered).parse(without)).toEqual(known);
  });

  it("is derived once a schema", () => {
    expect(keepingUnknown(entered)).toBe(keepingUnknown(entered));
    expect(keepingUnknown(entered)).not.toBe(droppingUnknown(entered));
  });
});

it("what is shown of stored things leaves out what no schema names, at every depth", () => {
  expect(droppingUnknown(entered).parse(held)).toEqual(known);
});

it("a construct that has no stored form is refused by name", () => {
  expect(() => keepingUnknown(z.map(z.string(), z.string()))).toThrow("map");
});

describe("bringing up", () => {
  const steps = [
    ({ label, ...kept }: Readonly<Record<string, unknown>>) => ({ ...kept, title: label }),
    (old: Readonly<Record<string, unknown>>) => ({ ...old, hours: Number(old["minutes"]) / 60 }),
  ];

  it("takes every step from the shape that a thing was written under", () => {
    expect(bringUp({ label: "a", minutes: 90, added: 1 }, 1, steps)).toEqual({
      title: "a",
      minutes: 90,
      hours: 1.5,
      added: 1,
    });
    expect(bringUp({ title: "a", minutes: 90 }, 2, steps)).toEqual({ title: "a", minutes: 90, hours: 1.5 });
  });

  it("leaves what has today's shape, or tomorrow's, as it is", () => {
    const written = { title: "a", hours: 1 };
    expect(bringUp(written, 3, steps)).toBe(written);
    expect(bringUp(written, 9, steps)).toBe(written);
  });
});

describe("each kind of schema", () => {
  const read = (schema: z.ZodType, value: unknown) => [
    keepingUnknown(schema).safeParse(value).data,
    droppingUnknown(schema).safeParse(value).data,
  ];

  it("that names all its fields shows those alone; one that is open shows the others too", () => {
    const given = { name: "a", added: 1 };
    expect(read(z.strictObject({ name: z.string() }), given)).toEqual([given, { name: "a" }]);
    expect(read(z.object({ name: z.string() }), given)).toEqual([given, { name: "a" }]);
    expect(read(z.looseObject({ name: z.string() }), given)).toEqual([given, given]);
  });

  it("that may be null or absent, has a default, or is a number is read so", () => {
    const schema = z.strictObject({
      ended: z.string().nullable(),
      hours: z.number().max(3),
      kind: z.string().default("usual"),
    });
    expect(read(schema, { ended: null, hours: 30 })).toEqual(
      Array(2).fill({ ended: null, hours: 30, kind: "usual" }),
    );
    expect(read(schema, { ended: null, hours: "30" })).toEqual([undefined, undefined]);
  });

  it("that was entered one way and came out another is read as it came out", () => {
    const trimmed = z.string().transform((text) => text.trim());
    expect(read(trimmed, " a ")).toEqual([" a ", " a "]);
    const counted = z.preprocess((given) => Number(given), z.number());
    expect(read(counted, 3)).toEqual([3, 3]);
    expect(read(counted, "3")).toEqual([undefined, undefined]);
  });
});
