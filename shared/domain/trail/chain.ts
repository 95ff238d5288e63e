import * as z from "zod";
import { type Instant, instant } from "../time/civil-date.ts";
import { canonicalDigest } from "./canonical-digest.ts";

/** What entries of a trail are: facts, and readings. */
export const entryKind = z.enum(["fact", "reading"]);

/** R-RGPD-3: an entry's place in the trail of its subject. Changing one seal breaks all those after it. */
export const seal = z.strictObject({
  entryId: z.ulid(),
  kind: entryKind,
  /** From 1 on, without a gap. */
  sequence: z.int().positive(),
  /** It was recorded before its trail was sealed at all, and sealed afterwards by an operator's command. */
  former: z.literal(true).optional(),
  /** The digest of the entry as it was recorded. */
  entry: z.string(),
  /** The hash of the seal before it; the subject's name for the first one. */
  previous: z.string(),
  /** The digest of all the above. */
  hash: z.string(),
  sealedAt: instant,
});
/** A seal, see {@link seal}. */
export type Seal = z.infer<typeof seal>;

/** Where the trail of a subject has got to. */
export const trailHead = z.strictObject({
  about: z.strictObject({ kind: z.string(), id: z.string() }),
  version: z.int(),
  sequence: z.int().positive(),
  hash: z.string(),
  sealedAt: instant,
});
/** The head of a trail, see {@link trailHead}. */
export type TrailHead = z.infer<typeof trailHead>;

/** An entry of a trail. */
export interface Entry {
  id: string;
  kind: z.infer<typeof entryKind>;
  at: Instant;
  /** What was recorded, as it is stored: not as later code would read it. */
  recorded: object;
}

/** A subject of a trail. */
export type Subject = TrailHead["about"];

const hashOf = ({ hash: _, ...told }: Omit<Seal, "hash"> & { hash?: string }) => canonicalDigest(told);
const firstPrevious = ({ kind, id }: Subject) => `${kind} ${id}`;

/**
 * R-RGPD-3: seals entries in their order after what is sealed, and gives where the trail then is; `former` where they were
 * recorded before there were seals.
 */
export function sealEntries(
  about: Subject,
  head: TrailHead | undefined,
  entries: readonly [Entry, ...Entry[]],
  sealedAt: Instant,
  { former }: Pick<Seal, "former"> = {},
): { seals: Seal[]; head: TrailHead } {
  let at = head ?? { sequence: 0, hash: firstPrevious(about) };
  const seals = entries.map(({ id, kind, recorded }) => {
    const told = {
      entryId: id,
      kind,
      ...(former === undefined ? {} : { former }),
      sequence: at.sequence + 1,
      entry: canonicalDigest(recorded),
      previous: at.hash,
      sealedAt,
    };
    const sealed = { ...told, hash: hashOf(told) };
    at = sealed;
    return sealed;
  });
  const { sequence, hash } = at;
  return { seals, head: { about, ...head, version: (head?.version ?? 0) + 1, sequence, hash, sealedAt } };
}

/** How much older an entry may be than one that was sealed before it: their requests were under way at the same time. */
const outOfOrderMilliseconds = 15 * 60 * 1000;

/** What is wrong with a trail, and where: an entry, or a place in it. */
export interface TrailFault {
  kind: "altered" | "removed" | "reordered" | "added" | "replaced-seal" | "cut-short";
  where: string;
}

/** What is told of a trail to verify it. */
export interface Trail {
  about: Subject;
  entries: readonly Entry[];
  seals: readonly Seal[];
  head: TrailHead | undefined;
  /** Places that were anchored elsewhere. */
  anchored: readonly Pick<TrailHead, "sequence" | "hash">[];
  /** Entries from this one on may not be sealed yet. */
  sealedBefore: Instant;
}

/**
 * R-RGPD-3: what was removed from a trail, altered, reordered or added since it was sealed; nothing for one that is as it
 * was. What was anchored also tells when entries and seals were both made anew.
 */
export function verifyTrail(trail: Trail): TrailFault[] {
  const { about, entries, head, anchored } = trail;
  const seals = trail.seals.toSorted((one, other) => one.sequence - other.sequence);
  const recorded = new Map(entries.map((entry) => [entry.id, entry]));
  const sealed = new Set(seals.map(({ entryId }) => entryId));
  const hashes = new Map(seals.map(({ sequence, hash }) => [sequence, hash]));
  const last = seals.at(-1);
  const broken = (expected: { sequence: number; hash: string } | undefined) =>
    expected !== undefined && hashes.get(expected.sequence) !== expected.hash;
  return [
    ...seals.flatMap((each, index): TrailFault[] => {
      const before = seals[index - 1];
      const entry = recorded.get(each.entryId);
      const follows = each.sequence === index + 1 && each.previous === (before?.hash ?? firstPrevious(about));
      return [
        ...fault(entry === undefined, "removed", each.entryId),
        ...fault(
          entry !== undefined && canonicalDigest(entry.recorded) !== each.entry,
          "altered",
          each.entryId,
        ),
        ...fault(hashOf(each) !== each.hash, "replaced-seal", each.entryId),
        ...fault(!follows, "reordered", each.entryId),
      ];
    }),
    ...backdated(seals, recorded),
    ...entries.flatMap(({ id, at }) => fault(!sealed.has(id) && at < trail.sealedBefore, "added", id)),
    ...fault(
      broken(head) || (last !== undefined && last.sequence !== head?.sequence),
      "cut-short",
      "the head of the trail",
    ),
    ...anchored.flatMap((place) => fault(broken(place), "cut-short", `anchor at ${place.sequence}`)),
  ];
}

/**
 * An entry that was put afterwards is sealed as any other is, but says that it is older than those before it. One that was
 * recorded before there were seals is older than the first that was sealed as it was recorded.
 */
function backdated(seals: readonly Seal[], recorded: ReadonlyMap<string, Entry>): TrailFault[] {
  const began = seals.find(({ former }) => former === undefined)?.sealedAt;
  let newest = Number.NEGATIVE_INFINITY;
  return seals.flatMap(({ entryId, former }) => {
    const at = recorded.get(entryId)?.at;
    if (at === undefined) return [];
    if (former) return fault(began !== undefined && Date.parse(at) > Date.parse(began), "added", entryId);
    const isLate = Date.parse(at) < newest - outOfOrderMilliseconds;
    newest = Math.max(newest, Date.parse(at));
    return fault(isLate, "added", entryId);
  });
}

function fault(is: boolean, kind: TrailFault["kind"], where: string): TrailFault[] {
  return is ? [{ kind, where }] : [];
}
