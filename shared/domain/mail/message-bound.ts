import * as z from "zod";
import { inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { addSeconds, type Instant, instant } from "../time/civil-date.ts";
import { inSeconds } from "../time/period.ts";

/** R-PER-2: the mails that went to an address since a moment, by all that makes mails. */
export const messagesSent = z.strictObject({
  account: z.string(),
  since: instant,
  count: z.int().nonnegative(),
  /** Of them, those of the kinds that go to unproved addresses. */
  unproved: z.int().nonnegative(),
  version: z.int().nonnegative(),
});
/** What went to an address, see {@link messagesSent}. */
export type MessagesSent = z.infer<typeof messagesSent>;

/** R-PER-2: whether one more mail may go to an address, and what is counted then; or why not, in French. */
export type Counted = { after: MessagesSent } | { refusal: string };

/** R-PER-2: counts one more mail to an address, within the period that counts. */
export function countMessage(
  before: MessagesSent,
  unproved: boolean,
  bounds: Policy["messages"],
  now: Instant,
): Counted {
  const over = addSeconds(before.since, inSeconds(bounds.within)) <= now;
  const held = over ? { ...before, since: now, count: 0, unproved: 0 } : before;
  const refusal = (most: number) => ({
    refusal: `Cette adresse reçoit ${inWords({ count: most, unit: "mail" })} au plus en ${inWords(bounds.within)}\u00a0: celui-ci est de trop.`,
  });
  if (held.count >= bounds.toOneAddress) return refusal(bounds.toOneAddress);
  if (unproved && held.unproved >= bounds.unproved) return refusal(bounds.unproved);
  const more = unproved ? 1 : 0;
  return {
    after: {
      ...held,
      count: held.count + 1,
      unproved: held.unproved + more,
      version: before.version + 1,
    },
  };
}
