import { describe, expect, it } from "vitest";
import { settle, stillClashing, takeUp } from "../../../portal/forms/meanwhile.ts";
import type { Part } from "../../../portal/forms/part.ts";

const text: Part = { kind: "text", label: "Ville", least: 0, most: 100 };
const place: Part = {
  kind: "either",
  label: "Lieu",
  options: [{ kind: "constant", label: "", value: "remote", called: "à distance" }],
};
const form: Part = {
  kind: "object",
  label: "",
  fields: [
    { name: "city", required: true, part: text },
    { name: "phone", required: false, part: text },
    {
      name: "present",
      required: true,
      part: { kind: "list", label: "Présents", of: text, least: 0, most: 4 },
    },
    { name: "levels", required: false, part: { kind: "record", label: "Niveaux", of: text } },
    { name: "place", required: false, part: place },
  ],
};
const before = { city: "Lyon", present: ["A", "B"], levels: { D1: "fully" } };

describe("what was typed on a thing that others change meanwhile", () => {
  it("is what they made of it, where nothing was typed", () => {
    expect(takeUp(form, before, before, { ...before, city: "Nantes" })).toEqual({
      value: { ...before, city: "Nantes" },
      clashes: [],
    });
  });

  it("keeps each field to who changed it", () => {
    const mine = { ...before, phone: "06", levels: { D1: "fully", D2: "partly" } };
    const now = { ...before, city: "Nantes", levels: { D1: "not-at-all" } };
    expect(takeUp(form, mine, before, now)).toEqual({
      value: { city: "Nantes", present: ["A", "B"], phone: "06", levels: { D1: "not-at-all", D2: "partly" } },
      clashes: [],
    });
  });

  it("leaves out what either left out", () => {
    const had = { ...before, phone: "06" };
    expect(takeUp(form, { ...had, city: "Nice" }, had, before).value).toEqual({ ...before, city: "Nice" });
    expect(takeUp(form, before, had, { ...had, city: "Nice" }).value).toEqual({ ...before, city: "Nice" });
  });

  it("has of a list of names what either added, and nothing that either took away", () => {
    const mine = { ...before, present: ["A", "B", "C"] };
    expect(takeUp(form, mine, before, { ...before, present: ["B", "D"] }).value).toMatchObject({
      present: ["B", "C", "D"],
    });
  });

  it("stays its author’s in a field that both changed, which is told", () => {
    const [mine, now] = [
      { ...before, city: "Nantes", levels: { D1: "partly" } },
      { ...before, city: "Paris", levels: { D1: "not-at-all" } },
    ];
    const { value, clashes } = takeUp(form, mine, before, now);
    expect(value).toEqual(mine);
    expect(clashes).toMatchObject([
      { path: "city", theirs: "Paris" },
      { path: "levels.D1", theirs: "not-at-all" },
    ]);
  });

  it("is settled field by field, as its author chooses for each", () => {
    const mine = { ...before, city: "Nantes", levels: { D1: "partly" } };
    const clashing = takeUp(form, mine, before, { ...before, city: "Paris", levels: { D1: "not-at-all" } });
    const one = settle(clashing, "levels.D1", true);
    expect(one.value).toEqual({ ...mine, levels: { D1: "not-at-all" } });
    expect(one.clashes).toMatchObject([{ path: "city", theirs: "Paris" }]);
    expect(settle(one, "city", false)).toEqual({
      value: { ...mine, levels: { D1: "not-at-all" } },
      clashes: [],
    });
  });

  it("waits for its author in a field that others change once more, unless both say the same at last", () => {
    const mine = { ...before, city: "Nantes", phone: "06" };
    const first = { ...before, city: "Paris", phone: "07" };
    const { clashes } = takeUp(form, mine, before, first);
    const left = (next: object) => stillClashing(clashes, takeUp(form, mine, first, next), next);
    expect(left({ ...first, levels: { D1: "partly" } })).toEqual(clashes);
    expect(left({ ...first, city: "Nice" })).toMatchObject([
      { path: "phone", theirs: "07" },
      { path: "city", theirs: "Nice" },
    ]);
    expect(left({ ...first, city: "Nantes" })).toMatchObject([{ path: "phone", theirs: "07" }]);
  });

  it("mixes no two shapes of what has several", () => {
    const [old, mine, theirs] = [
      { kind: "remote", url: "a" },
      { kind: "remote", url: "b" },
      { kind: "room" },
    ];
    const { value, clashes } = takeUp(form, { place: mine }, { place: old }, { place: theirs });
    expect(value).toEqual({ place: mine });
    expect(clashes).toMatchObject([{ path: "place", theirs }]);
  });

  it("clashes with nothing where both wrote the same", () => {
    const both = { ...before, city: "Paris" };
    expect(takeUp(form, both, before, both)).toEqual({ value: both, clashes: [] });
  });
});
