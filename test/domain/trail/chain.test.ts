import { createHash } from "node:crypto";
import { fc, it } from "@fast-check/vitest";
import canonicalize from "canonicalize";
import { describe, expect } from "vitest";
import { anchor } from "../../../shared/domain/trail/anchor.ts";
import { canonicalDigest } from "../../../shared/domain/trail/canonical-digest.ts";
import {
  type Entry,
  type Seal,
  sealEntries,
  type Trail,
  type TrailFault,
  verifyTrail,
} from "../../../shared/domain/trail/chain.ts";
import { readingData } from "../../../shared/domain/trail/reading.ts";

const about = { kind: "file", id: "file_1" };
const at = "2027-02-02T09:00:00.000Z";
const later = "2027-02-03T09:00:00.000Z";
const idOf = (index: number) => `01JZZZZZZZZZZZZZZZZZZZZZ${String(index).padStart(2, "0")}`;
const entryOf = (index: number): Entry => ({
  id: idOf(index),
  kind: index % 3 === 0 ? "reading" : "fact",
  at,
  recorded: { id: idOf(index), at, data: { index } },
});

/** A trail whose entries were sealed in batches of these sizes. */
function sealedIn(batches: readonly number[]): Trail & { seals: Seal[]; entries: Entry[] } {
  const trail = { about, entries: [] as Entry[], seals: [] as Seal[], anchored: [], sealedBefore: later };
  let head: Trail["head"];
  for (const size of batches) {
    const [first, ...others] = Array.from({ length: size }, (_, index) =>
      entryOf(trail.entries.length + index),
    );
    if (first === undefined) continue;
    const sealed = sealEntries(about, head, [first, ...others], at);
    trail.entries.push(first, ...others);
    trail.seals.push(...sealed.seals);
    head = sealed.head;
  }
  return { ...trail, head };
}
const kindsOf = (faults: readonly TrailFault[]) => new Set(faults.map(({ kind }) => kind));
const someBatches = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });

describe("R-RGPD-3: the trail of a subject", () => {
  /** A trail that began with an entry of a day, behind which one of another day was sealed afterwards. */
  const takenUp = (formerAt: string): Trail => {
    const [own, old] = [entryOf(1), { ...entryOf(2), at: formerAt }];
    const first = sealEntries(about, undefined, [own], at);
    const { seals, head } = sealEntries(about, first.head, [old], later, { former: true });
    return {
      about,
      entries: [own, old],
      seals: [...first.seals, ...seals],
      head,
      anchored: [],
      sealedBefore: later,
    };
  };

  it("takes up what was recorded before it was sealed at all, and nothing that wasn't", () => {
    expect(verifyTrail(takenUp("2020-01-01T09:00:00.000Z"))).toEqual([]);
    expect(verifyTrail(takenUp(at))).toEqual([]);
    expect(verifyTrail(takenUp("2027-02-02T09:00:00.001Z"))).toEqual([{ kind: "added", where: idOf(2) }]);
    const [own, old] = takenUp(at).seals;
    expect([own?.former, old?.former]).toEqual([undefined, true]);
  });

  it.prop([someBatches])("is whole however its entries came to be sealed", (batches) => {
    expect(verifyTrail(sealedIn(batches))).toEqual([]);
  });

  it("begins with its subject's name, and goes on without a gap", () => {
    const { seals, head } = sealedIn([2, 1]);
    expect(seals.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(seals[0]?.previous).toBe("file file_1");
    expect(seals[2]?.previous).toBe(seals[1]?.hash);
    expect(head).toMatchObject({ version: 2, sequence: 3, hash: seals[2]?.hash, sealedAt: at });
  });

  it.prop([someBatches, fc.nat()])("tells an entry that was removed", (batches, pick) => {
    const trail = sealedIn(batches);
    const gone = idOf(pick % trail.entries.length);
    const entries = trail.entries.filter(({ id }) => id !== gone);
    expect(verifyTrail({ ...trail, entries })).toEqual([{ kind: "removed", where: gone }]);
  });

  it.prop([someBatches, fc.nat()])("tells an entry that was altered", (batches, pick) => {
    const trail = sealedIn(batches);
    const changed = idOf(pick % trail.entries.length);
    const entries = trail.entries.map((entry) =>
      entry.id === changed ? { ...entry, recorded: { ...entry.recorded, data: {} } } : entry,
    );
    expect(verifyTrail({ ...trail, entries })).toEqual([{ kind: "altered", where: changed }]);
  });

  it("tells an entry that was added, once it should have been sealed", () => {
    const trail = sealedIn([2]);
    const entries = [...trail.entries, entryOf(50)];
    expect(verifyTrail({ ...trail, entries })).toEqual([{ kind: "added", where: idOf(50) }]);
    expect(verifyTrail({ ...trail, entries, sealedBefore: at })).toEqual([]);
  });

  it("tells an entry that was put afterwards, though it was sealed: it is older than those before it", () => {
    const trail = sealedIn([3]);
    const old = (seconds: number) => {
      const entry = { ...entryOf(50), at: new Date(Date.parse(at) - seconds * 1000).toISOString() };
      const { seals, head } = sealEntries(about, trail.head, [entry], later);
      return { ...trail, entries: [...trail.entries, entry], seals: [...trail.seals, ...seals], head };
    };
    expect(verifyTrail(old(901))).toEqual([{ kind: "added", where: idOf(50) }]);
    expect(verifyTrail(old(900))).toEqual([]);
  });

  it.prop([fc.integer({ min: 2, max: 8 }), fc.nat(), fc.nat()])(
    "tells entries whose places were exchanged, their seals made anew or not",
    (size, one, other) => {
      const trail = sealedIn([size]);
      const [a, b] = [trail.seals[one % size], trail.seals[other % size]];
      fc.pre(a !== undefined && b !== undefined && a !== b);
      const exchanged = trail.seals.map((each) => {
        if (each === a) return { ...a, sequence: b.sequence };
        return each === b ? { ...b, sequence: a.sequence } : each;
      });
      expect(kindsOf(verifyTrail({ ...trail, seals: exchanged }))).toContain("reordered");
    },
  );

  it.prop([fc.integer({ min: 2, max: 8 }), fc.nat()])("tells a seal that was removed", (size, pick) => {
    const trail = sealedIn([size]);
    const seals = trail.seals.filter((_, index) => index !== pick % size);
    expect(kindsOf(verifyTrail({ ...trail, seals }))).toContain("added");
  });

  it("reads seals in any order, as the table gives them by entry", () => {
    const trail = sealedIn([2, 2]);
    expect(verifyTrail({ ...trail, seals: trail.seals.toReversed() })).toEqual([]);
  });

  it("tells a seal that was made anew, and one that says another place", () => {
    const trail = sealedIn([2]);
    const [first, second] = trail.seals;
    if (first === undefined || second === undefined) throw new Error("two were sealed");
    const elsewhere = { ...second, sealedAt: later };
    expect(verifyTrail({ ...trail, seals: [first, elsewhere] })).toEqual([
      { kind: "replaced-seal", where: second.entryId },
    ]);
    const further = sealEntries(about, { ...first, about, version: 1, sequence: 2 }, [entryOf(1)], at);
    const gap = { ...trail, seals: [first, ...further.seals], head: further.head };
    expect(verifyTrail(gap)).toEqual([{ kind: "reordered", where: second.entryId }]);
  });

  it("tells a head that is gone, or stands before the last seal", () => {
    const trail = sealedIn([2, 1]);
    const [first] = trail.seals;
    const cutShort = [{ kind: "cut-short", where: "the head of the trail" }];
    expect(verifyTrail({ ...trail, head: undefined })).toEqual(cutShort);
    const before = trail.head && first && { ...trail.head, sequence: 1, hash: first.hash };
    expect(verifyTrail({ ...trail, head: before })).toEqual(cutShort);
  });

  it("tells a trail whose end was cut off with its seals", () => {
    const trail = sealedIn([3]);
    const shorter = { ...trail, entries: trail.entries.slice(0, 2), seals: trail.seals.slice(0, 2) };
    expect(kindsOf(verifyTrail(shorter))).toEqual(new Set(["cut-short"]));
  });

  it("tells by its anchor a trail that was made anew as a whole, or is gone", () => {
    const trail = sealedIn([3]);
    const anchored = [{ sequence: 3, hash: trail.head?.hash ?? "" }];
    expect(verifyTrail({ ...trail, anchored })).toEqual([]);
    const anew = { ...sealedIn([2]), anchored };
    expect(verifyTrail(anew)).toEqual([{ kind: "cut-short", where: "anchor at 3" }]);
    const gone = { ...trail, entries: [], seals: [], head: undefined, anchored };
    expect(verifyTrail(gone)).toEqual([{ kind: "cut-short", where: "anchor at 3" }]);
  });
});

describe("R-RGPD-3: what is kept of trails", () => {
  it("an anchor says where trails had got to, and the anchor before it", () => {
    const place = { about, sequence: 3, hash: "abc" };
    const kept = { day: "2027-02-02", previous: null, trails: [place] };
    expect(anchor.parse(kept)).toEqual(kept);
    expect(() => anchor.parse({ ...kept, trails: [{ ...place, version: 1 }] })).toThrow();
  });

  it("a reading says what was read, and which part of it", () => {
    expect(readingData.parse({ what: "piece", part: "evd_1" })).toEqual({ what: "piece", part: "evd_1" });
    expect(() => readingData.parse({ what: "all" })).toThrow();
  });

  it.prop([fc.dictionary(fc.string(), fc.jsonValue())])(
    "a digest is that of the canonical JSON of RFC 8785, in any order of the fields",
    (value) => {
      const digest = createHash("sha256")
        .update(canonicalize(value) ?? "")
        .digest("hex");
      expect(canonicalDigest(value)).toBe(digest);
      expect(canonicalDigest(Object.fromEntries(Object.entries(value).toReversed()))).toBe(digest);
      expect(canonicalDigest({ ...value, none: undefined })).toBe(canonicalDigest(without(value, "none")));
    },
  );
});

const without = ({ ...value }: Record<string, unknown>, name: string) => {
  delete value[name];
  return value;
};
