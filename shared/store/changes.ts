import { createHash } from "node:crypto";
import * as z from "zod";
import { type Fact, factEnvelope } from "../../events/fact.ts";
import { role } from "../domain/access/actor.ts";
import {
  type FeedHead,
  type FeedPosition,
  feedHead,
  feedPosition,
  nextEntry,
  numbered,
  positionBehind,
} from "../domain/changes/feed.ts";
import type { Feed } from "../domain/changes/readers.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { inSeconds } from "../domain/time/period.ts";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { changeFollowersKey, changeHeadKey, changeKey, changesPartition, changeToldKey } from "./keys.ts";
import { readEach, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A fact as feeds hold it: with no account, name or other value of a person. */
export const changeEntry = numbered.extend({
  fact: factEnvelope.omit({ actor: true, commitment: true, requestId: true }).extend({ by: role }),
});
/** An entry of a feed, see {@link changeEntry}. */
export type ChangeEntry = z.infer<typeof changeEntry>;

/** What concerns a party, in the order in which it was told. */
export const changeEntity = defineEntity({ name: "change", data: () => changeEntry });
/** How far feeds have come. */
export const changeHeadEntity = defineEntity({ name: "change-head", data: () => feedHead });
/** That a fact was told to those whom it concerns. */
export const changeToldEntity = defineEntity({
  name: "change-told",
  data: () => z.strictObject({ factId: z.ulid() }),
});
const followers = z.strictObject({ feeds: z.array(z.string()) });
/** Whom the last fact of a file or a session was told to: who is no longer among its readers is told once more. */
export const changeFollowersEntity = defineEntity({ name: "change-followers", data: () => followers });

/** Seconds that an entry is kept. */
const keptFor = inSeconds(guidePolicy.changes.kept);
/** As many times longer, a head: a feed in which nothing happens goes on. */
const headsKept = 4;

const digestLength = 32;

/** The name of a feed; a person's by a digest, as former persons are named by an address. */
export function feedName(feed: Feed): string {
  if (feed.of === "oemm") return feed.of;
  const id =
    feed.of === "person"
      ? createHash("sha256").update(feed.id).digest("hex").slice(0, digestLength)
      : feed.id;
  return `${feed.of}#${id}`;
}

/** What is known of those who were told of the facts of a file or a session. */
export interface Followers {
  feeds: readonly string[];
  version: number;
}

/** Whether a fact was told already, and who was told of the one before it. One round trip. */
export async function loadTold(fact: Fact): Promise<{ told: boolean; followers: Followers }> {
  const [told, item] = await readEach([changeToldKey(fact.id), changeFollowersKey(fact.about)]);
  return {
    told: told !== undefined,
    followers: { feeds: changeFollowersEntity.find(item)?.feeds ?? [], version: item?.version ?? 0 },
  };
}

/** The writes that tell a fact to feeds, each once, and who follows its subject from then on. One round trip for the heads. */
export async function tellFeeds(
  fact: Fact,
  feeds: readonly string[],
  { before, after, now }: { before: Followers; after: readonly string[]; now: Instant },
): Promise<Write[]> {
  const heads = await readEach(feeds.map(changeHeadKey));
  const { actor, commitment: _, requestId: __, ...kept } = fact;
  const told = { ...kept, by: actor.role };
  const expiresAt = Math.floor(Date.parse(now) / 1000) + keptFor;
  return [
    {
      put: changeToldEntity.item({
        ...changeToldKey(fact.id),
        version: 1,
        data: { factId: fact.id },
        expiresAt,
      }),
      when: "absent",
    },
    ...followersAfter(fact, before, after, expiresAt),
    ...feeds.flatMap((feed, index): Write[] => {
      const item = heads[index];
      const next = nextEntry(changeHeadEntity.find(item), now);
      const head: FeedHead = { last: next.sequence, at: now };
      const version = item?.version ?? 0;
      return [
        {
          put: changeHeadEntity.item({
            ...changeHeadKey(feed),
            version: version + 1,
            data: head,
            expiresAt: expiresAt + keptFor * (headsKept - 1),
          }),
          when: version === 0 ? "absent" : { version },
        },
        {
          put: changeEntity.item({
            ...changeKey(feed, next.sequence),
            version: 1,
            data: { ...next, fact: told },
            expiresAt,
          }),
          when: "absent",
        },
      ];
    }),
  ];
}

function followersAfter(
  { about }: Fact,
  { feeds, version }: Followers,
  after: readonly string[],
  expiresAt: number,
): Write[] {
  if (after.length === feeds.length && after.every((feed) => feeds.includes(feed))) return [];
  const put = changeFollowersEntity.item({
    ...changeFollowersKey(about),
    version: version + 1,
    data: { feeds: [...after] },
    // Of what is erased nothing is left.
    ...(after.length === 0 ? { expiresAt } : {}),
  });
  return [{ put, when: version === 0 ? "absent" : { version } }];
}

/** What a feed has behind a place, and its head. One round trip of two calls. */
export async function readFeed(
  feed: string,
  at: FeedPosition,
  limit: number,
): Promise<{ entries: ChangeEntry[]; more: boolean; head: FeedHead | undefined }> {
  const from = "after" in at ? at.after + 1 : 0;
  const [page, head] = await Promise.all([
    readPage(
      { pk: changesPartition(feed), from: changeKey(feed, from).sk, limit, consistent: true },
      changeEntity.read,
    ),
    readOne(changeHeadKey(feed)),
  ]);
  return { entries: page.entries, more: page.next !== undefined, head: changeHeadEntity.find(head) };
}

/** The place behind all that a feed has now. One round trip. */
export async function endOfFeed(feed: string, now: Instant): Promise<FeedPosition> {
  return positionBehind(changeHeadEntity.find(await readOne(changeHeadKey(feed))), now);
}

/** The cursor of a place in a feed. */
export function feedCursor(feed: string, at: FeedPosition): Cursor {
  return encodeCursor(at, nameOf(feed));
}

/** The place of a cursor, which was given by this very feed. @throws InvalidCursor */
export function placeOf(feed: string, cursor: Cursor): FeedPosition {
  const place = feedPosition.safeParse(opened(feed, cursor));
  if (!place.success) throw new InvalidCursor(parameter);
  return place.data;
}

/** The parameter that a place in a feed is given in. */
const parameter = "after";

function opened(feed: string, cursor: Cursor): Record<string, unknown> {
  try {
    return decodeCursor(cursor, nameOf(feed));
  } catch (error) {
    throw error instanceof InvalidCursor ? new InvalidCursor(parameter) : error;
  }
}

const nameOf = (feed: string) => `changes of ${feed}`;
