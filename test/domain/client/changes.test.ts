import { describe, expect, it } from "vitest";
import { changes } from "../../../client/src/changes.ts";
import { createClient } from "../../../client/src/client.ts";
import { isProblem } from "../../../client/src/problem.ts";
import type { Timing } from "../../../client/src/timing.ts";

/** A feed of numbered changes, asked over HTTP: what a caller sends for each page is kept. */
class FakeFeed {
  readonly asked: string[] = [];
  length = 0;
  kept = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    const { searchParams } = new URL(String(input));
    const tag = new Headers(init?.headers).get("if-none-match") ?? "";
    this.asked.push(`${searchParams.get("after") ?? "-"}${tag}`);
    const from = Number(searchParams.get("after") ?? this.kept);
    if (from < this.kept)
      return Response.json(
        { type: "urn:problem:cqp:changes-expired", title: "Changements effacés", status: 410, detail: "…" },
        { status: 410, headers: { "content-type": "application/problem+json" } },
      );
    const to = Math.min(this.length, from + Number(searchParams.get("limit")));
    const etag = `"${from}-${to}"`;
    if (tag === etag) return new Response(null, { status: 304 });
    const items = Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) }));
    return Response.json({ items, next: String(to), more: to < this.length }, { headers: { etag } });
  };
}

const over = (feed: FakeFeed) => createClient({ url: "https://api.example.org", fetch: feed.fetch });

describe("the feed of changes, as an iteration", () => {
  it("gives what is behind a place, page by page, each with the place behind it, and ends", async () => {
    const feed = new FakeFeed();
    feed.length = 5;
    const read = await Array.fromAsync(changes(over(feed), { limit: 2 }));
    expect(read.map(({ items }) => items.map(({ id }) => id))).toEqual([["0", "1"], ["2", "3"], ["4"]]);
    expect(read.map(({ next }) => next)).toEqual(["2", "4", "5"]);
    expect(await Array.fromAsync(changes(over(feed), { after: "4" }))).toHaveLength(1);
    expect(await Array.fromAsync(changes(over(feed), { after: "5" }))).toEqual([]);
  });

  it("asks for the next page once the one before was dealt with", async () => {
    const feed = new FakeFeed();
    feed.length = 5;
    for await (const { next } of changes(over(feed), { limit: 2 })) if (next === "4") break;
    expect(feed.asked).toEqual(["-", "2"]);
  });

  it("goes on where it is told how often: by the tag of what it knows, until it is ended", async () => {
    const feed = new FakeFeed();
    feed.length = 1;
    const ending = new AbortController();
    const waits: number[] = [];
    const timing: Timing = {
      now: () => 0,
      random: () => 0,
      wait: async (milliseconds, signal) => {
        waits.push(milliseconds);
        if (waits.length === 3) feed.length = 2;
        if (waits.length === 5) ending.abort(new Error("enough"));
        signal?.throwIfAborted();
      },
    };
    const seen: string[] = [];
    const reading = (async () => {
      const going = { every: 60_000, signal: ending.signal, timing };
      for await (const { items } of changes(over(feed), going)) seen.push(...items.map(({ id }) => id));
    })();
    await expect(reading).rejects.toThrow("enough");
    expect(seen).toEqual(["0", "1"]);
    expect(feed.asked).toEqual(["-", "1", '1"1-1"', '1"1-1"', "2"]);
    expect(new Set(waits)).toEqual(new Set([60_000]));
  });

  it("says that the place is too old", async () => {
    const feed = new FakeFeed();
    [feed.length, feed.kept] = [5, 3];
    const late = Array.fromAsync(changes(over(feed), { after: "1" }));
    const error = await late.catch((thrown: unknown) => thrown);
    expect(isProblem(error, "urn:problem:cqp:changes-expired")).toBe(true);
    expect(await Array.fromAsync(changes(over(feed)))).toHaveLength(1);
  });
});
