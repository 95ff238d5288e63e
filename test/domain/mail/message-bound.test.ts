import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { countMessage, type MessagesSent } from "../../../shared/domain/mail/message-bound.ts";
import { addSeconds } from "../../../shared/domain/time/civil-date.ts";
import { noon } from "../../support/files.ts";

const bounds = { toOneAddress: 3, unproved: 2, within: { count: 24, unit: "hour" } } as const;
const sent = (changes: Partial<MessagesSent> = {}): MessagesSent => ({
  account: "nadia@example.org",
  since: noon,
  count: 0,
  unproved: 0,
  version: 0,
  ...changes,
});
const day = 24 * 3600;

describe("R-PER-2: mails to one address are bounded", () => {
  it("counts those that go to an unproved address apart", () => {
    expect(countMessage(sent(), false, bounds, noon)).toEqual({ after: sent({ count: 1, version: 1 }) });
    expect(countMessage(sent(), true, bounds, noon)).toEqual({
      after: sent({ count: 1, unproved: 1, version: 1 }),
    });
  });

  it("refuses one too many, with the bound that is reached", () => {
    const refusal = (count: number, unproved: number, asked: boolean) =>
      countMessage(sent({ count, unproved }), asked, bounds, addSeconds(noon, day - 1));
    expect(refusal(3, 0, false)).toEqual({ refusal: expect.stringMatching(/trois courriels .* 24.heures/) });
    expect(refusal(2, 2, true)).toEqual({ refusal: expect.stringMatching(/deux courriels .* 24.heures/) });
    expect(refusal(2, 2, false)).toHaveProperty("after");
  });

  it("counts anew to the millisecond, in any second that it was counted in", () => {
    const since = addSeconds("2027-02-02T11:00:00.120Z", -day);
    expect(countMessage(sent({ since, count: 3 }), true, bounds, "2027-02-02T11:00:00.123Z")).toHaveProperty(
      "after",
    );
    expect(countMessage(sent({ since, count: 3 }), true, bounds, "2027-02-02T11:00:00.119Z")).toHaveProperty(
      "refusal",
    );
  });

  it("counts anew once the period is over", () => {
    const over = addSeconds(noon, day);
    expect(countMessage(sent({ count: 3, unproved: 2, version: 9 }), true, bounds, over)).toEqual({
      after: sent({ since: over, count: 1, unproved: 1, version: 10 }),
    });
  });

  property.prop([
    fc.array(fc.record({ gap: fc.integer({ min: 0, max: 50_000 }), unproved: fc.boolean() }), {
      maxLength: 60,
    }),
  ])("no period of any sequence has more", (asked) => {
    let held = sent();
    let at = noon;
    const went: { at: string; unproved: boolean }[] = [];
    for (const { gap, unproved } of asked) {
      at = addSeconds(at, gap);
      const counted = countMessage(held, unproved, bounds, at);
      if ("refusal" in counted) continue;
      held = counted.after;
      went.push({ at: held.since, unproved });
    }
    for (const since of new Set(went.map((one) => one.at))) {
      const within = went.filter((one) => one.at === since);
      expect(within.length).toBeLessThanOrEqual(bounds.toOneAddress);
      expect(within.filter((one) => one.unproved).length).toBeLessThanOrEqual(bounds.unproved);
    }
  });
});
