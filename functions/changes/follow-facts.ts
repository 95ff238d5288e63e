import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, factSubject, readFact } from "../../events/fact.ts";
import { type Feed, feedsOf } from "../../shared/domain/changes/readers.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { feedName, loadTold, tellFeeds } from "../../shared/store/changes.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import { commit } from "../../shared/store/transaction.ts";

/**
 * R-CHG-1: tells each fact to the feeds of those whom it concerns, once: one transaction moves their heads, writes the entries,
 * and marks the fact as told, so that a message may come twice, late, or to a process that dies.
 */
export const trigger = defineTrigger({
  name: "changes/follow-facts",
  kind: "subjects",
  purpose: "Tells facts to the feeds of changes of those whom they concern",
  about: factSubject.shape.kind.options,
  batchSize: 10,
  maxDeliveries: 8,
  timeoutSeconds: 30,
  // Every fact concerns OEMM, whose feed takes one transaction at a time: two at work already wait for each other.
  atOnce: 2,
  needs: {
    table: {
      reads: ["CHANGES", "FILE", "SESSION"],
      writes: ["CHANGES"],
      untold: true,
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  await decideAgain(() => tell(fact));
});

/** Feeds of one fact: what its transaction has room for, of which readers of a file or members of a jury are far. */
const mostFeeds = 45;

async function tell(fact: Fact): Promise<void> {
  const { about } = fact;
  const [{ told, followers }, file, session] = await Promise.all([
    loadTold(fact),
    about.kind === "file" ? loadFileMains([about.id]) : [],
    about.kind === "session" ? loadSession(about.id) : undefined,
  ]);
  if (told) return;
  const kind = factCatalogue.get(fact.type);
  const subject = { about, file: file[0], session };
  const { memberId } = fact.data;
  const concerned = feedsOf(subject, {
    ownerOnly: kind?.ownerOnly === true,
    sitting: kind?.sitting,
    memberId: typeof memberId === "string" ? memberId : undefined,
  });
  // Of a file or a session alone may readers change.
  const follow = feedsOf(subject, { ownerOnly: false, sitting: "all" }).map(feedName);
  const after = about.kind === "file" || about.kind === "session" ? follow : [];
  const left = followers.feeds.filter((feed) => !after.includes(feed));
  const feeds = [...new Set(["oemm", ...[...concerned].map((feed: Feed) => feedName(feed)), ...left])];
  if (feeds.length > mostFeeds) throw new Error(`${fact.id} concerns ${feeds.length} feeds`);
  const now = systemRuntime.now();
  await commit(await tellFeeds(fact, feeds, { before: followers, after, now }));
}
