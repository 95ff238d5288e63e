import type { Client } from "./client.ts";
import type { ReplyOf } from "./operations.ts";
import { machineTiming, type Timing } from "./timing.ts";

type Feed = ReplyOf<"/v1/changes", "get">;

/** What happened, in order, and the place behind it: kept beside the copy once the items are dealt with. */
export type Changes = Pick<Feed, "items" | "next">;

/** Where and how the feed is read. */
export interface ChangesOptions {
  /** The place that was kept; none to read from the oldest change that is there. */
  after?: string | undefined;
  /** Where no place was kept: what happens from now on, and nothing of what is there. */
  begin?: "now" | undefined;
  /** Changes at a time, 100 at most. */
  limit?: number;
  /** Milliseconds after which it is asked again whether something happened; none: the iteration ends with what is there now. */
  every?: number;
  /** Ends an iteration that goes on: its reason is thrown. */
  signal?: AbortSignal;
  timing?: Timing;
}

/**
 * The feed of changes behind a place: `for await (const { items, next } of changes(client, { after })) …`. What was not dealt with
 * when a reader is ended is told again, from the place that it kept.
 * @throws ProblemError `changes-expired` where something behind the place is kept no longer: read on without it, then the lists
 */
export async function* changes(
  client: Pick<Client, "getIfChanged">,
  { after, begin, limit = 100, every, signal, timing = machineTiming }: ChangesOptions = {},
): AsyncGenerator<Changes, void, undefined> {
  let etag: string | undefined;
  for (let place = after; ; ) {
    const query = place === undefined ? { limit, ...(begin && { begin }) } : { limit, after: place };
    const asked = { query, etag, ...(signal === undefined ? {} : { signal }) };
    const answer = await client.getIfChanged("/v1/changes", asked);
    if (answer !== undefined) {
      const { items, next, more } = answer.body;
      // A tag is of one place.
      etag = next === place ? answer.etag : undefined;
      if (next !== place) yield { items, next };
      place = next;
      if (more) continue;
    }
    if (every === undefined) return;
    await timing.wait(every, signal);
  }
}
