import type { Context, SQSEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { centreChosen, extraTimeGranted, interviewRecorded } from "../../../events/enrolment.ts";
import type { Fact, NewFact } from "../../../events/fact.ts";
import { personInvited } from "../../../events/people.ts";
import { handler } from "../../../functions/changes/follow-facts.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import { type FeedPosition, pageOfFeed } from "../../../shared/domain/changes/feed.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { type ChangeEntry, changeHeadEntity, feedName, readFeed } from "../../../shared/store/changes.ts";
import { createFile, loadCandidateFile, saveFile } from "../../../shared/store/files.ts";
import { changeHeadKey } from "../../../shared/store/keys.ts";
import { readOne } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useDyingWorker } from "../../support/dying-worker.ts";
import { fileIn } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();
const worker = useDyingWorker();

const heldOn = "2027-01-12";
const interview = (id: string) => interviewRecorded.of(id, { heldOn, advisedPath: "vae" });

/** A fact as the bus carries it. */
function recorded({ details: _, follows: __, ...fact }: NewFact): Fact {
  const { subject, role, name } = systemActor;
  const [id, at] = [systemRuntime.newUlid(), systemRuntime.now()];
  return { ...fact, id, at, actor: { subject, role, name } };
}

/** A file of a person and a centre of their own. */
async function newFile(): Promise<CandidateFile> {
  const { sessionId: _, ...file } = fileIn("submitted", { id: systemRuntime.newId("file") });
  const personId = systemRuntime.newId("prs");
  const own = {
    ...file,
    centreId: `ctr_${file.id.slice(-12).toLowerCase()}`,
    candidate: { ...file.candidate, personId },
  } as CandidateFile;
  await commit(createFile(own));
  return own;
}

/** What a feed tells from its beginning, page by page. */
async function told(feed: string, limit = 3): Promise<string[]> {
  const ids: string[] = [];
  let at: FeedPosition = { since: systemRuntime.now() };
  for (let more = true; more; ) {
    const now = systemRuntime.now();
    const found = await readFeed(feed, at, limit);
    const page: ReturnType<typeof pageOfFeed<ChangeEntry>> = pageOfFeed({
      ...found,
      at,
      now,
      kept: guidePolicy.changes.kept,
    });
    if (page === "expired") throw new Error("expired");
    ids.push(...page.entries.map(({ fact }) => fact.id));
    ({ next: at, more } = page);
  }
  return ids;
}

const centreFeed = (id: string | undefined) => feedName({ of: "centre", id: id ?? "" });
const messages = (facts: readonly Fact[]) =>
  ({
    Records: facts.map((detail, index) => ({
      messageId: String(index),
      body: JSON.stringify({ id: "1", "detail-type": detail.type, detail }),
    })),
  }) as unknown as SQSEvent;
const deliver = (facts: readonly Fact[]) => handler(messages(facts), { awsRequestId: "r" } as Context);

describe("R-CHG-1: a fact is told to the feeds of those whom it concerns", () => {
  it("once, though its message comes twice, and its worker dies after each write", async () => {
    const file = await newFile();
    const facts = [1, 2, 3].map(() => recorded(interview(file.id)));
    for (const fact of [...facts, ...facts]) await worker.deliver(handler, fact);
    const ids = facts.map(({ id }) => id);
    expect(await told(centreFeed(file.centreId))).toEqual(ids);
    expect(await told(feedName({ of: "person", id: file.candidate.personId }))).toEqual(ids);
    const ofOemm = (await told("oemm")).filter((id) => ids.includes(id));
    expect(ofOemm).toEqual(ids);
  });

  it("all of them, in an order that does not change, though workers race, and messages come in any order", async () => {
    const files = await Promise.all([newFile(), newFile()]);
    const facts = Array.from({ length: 12 }, (_, index) => recorded(interview(files[index % 2]?.id ?? "")));
    const pending = new Set(facts);
    const seen: string[] = [];
    let at: FeedPosition = { since: systemRuntime.now() };
    const feed = centreFeed(files[0]?.centreId);
    const look = async () => {
      const found = await readFeed(feed, at, 2);
      const page = pageOfFeed({ ...found, at, now: systemRuntime.now(), kept: guidePolicy.changes.kept });
      if (page === "expired") throw new Error("expired");
      seen.push(...page.entries.map(({ fact }) => fact.id));
      at = page.next;
      return page.more;
    };
    // What fails, as another was at work, comes back; a message in three comes twice.
    while (pending.size > 0) {
      const batch = [...pending].reverse();
      const twice = [...batch, ...batch.filter((_, index) => index % 3 === 0)];
      const halves = [
        twice.filter((_, index) => index % 2 === 0),
        twice.filter((_, index) => index % 2 === 1),
      ];
      const [answers] = await Promise.all([
        Promise.all(halves.map(async (half) => ({ half, ...(await deliver(half)) }))),
        look(),
        look(),
      ]);
      const failed = new Set(
        answers.flatMap(({ half, batchItemFailures }) =>
          batchItemFailures.map(({ itemIdentifier }) => half[Number(itemIdentifier)]?.id),
        ),
      );
      for (const fact of batch) if (!failed.has(fact.id)) pending.delete(fact);
    }
    while (await look());
    const own = facts.filter(({ about }) => about.id === files[0]?.id).map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual(own.sort());
    expect(await told(feed)).toEqual(seen);
  });

  it("also to who follows the file no more, once; never what the candidate and OEMM alone read", async () => {
    const file = await newFile();
    const first = recorded(interview(file.id));
    await deliver([first]);
    const stored = await loadCandidateFile(file.id);
    if (stored === undefined) throw new Error("no file");
    const other = `${file.centreId}x`;
    await commit(saveFile(stored, { ...stored, centreId: other } as CandidateFile));
    const moved = recorded(centreChosen.of(file.id, { centreId: other }));
    const later = recorded(interview(file.id));
    const minutes = { presentation: 7, interview: 3 } as const;
    const secret = recorded(extraTimeGranted.of(file.id, { ...minutes, motive: "document-seen" }));
    for (const fact of [moved, later, secret]) await deliver([fact]);
    expect(await told(centreFeed(file.centreId))).toEqual([first.id, moved.id]);
    expect(await told(centreFeed(other))).toEqual([moved.id, later.id]);
    expect(await told(feedName({ of: "person", id: file.candidate.personId }))).toContain(secret.id);
  });

  it("of its people to a party; one transaction each, of two items a feed and what marks it", async () => {
    worker.counts.length = 0;
    const invited = recorded(
      personInvited.of("cmp_des_changements", { personId: "per_01JZ0000000000000000000000", role: "member" }),
    );
    await deliver([invited]);
    expect(await told(feedName({ of: "company", id: "cmp_des_changements" }))).toEqual([invited.id]);
    expect(worker.counts).toEqual([5]);
    const head = changeHeadEntity.find(await readOne(changeHeadKey("oemm")));
    expect(head?.last).toBeGreaterThan(0);
  });
});
