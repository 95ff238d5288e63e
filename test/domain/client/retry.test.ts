import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  type FailedTry,
  isSafeToRepeat,
  retryAfterOf,
  usualPatience,
  waitBeforeNextTry,
} from "../../../client/src/retry.ts";

const failed: fc.Arbitrary<FailedTry> = fc.record({
  safe: fc.boolean(),
  tries: fc.integer({ min: 1, max: 8 }),
  status: fc.constantFrom("lost" as const, 400, 403, 404, 409, 412, 422, 429, 500, 502, 503, 504),
  type: fc.constantFrom(undefined, "urn:problem:cqp:stale", "urn:problem:cqp:concurrent-change"),
  retryAfter: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
});
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("a failed request", () => {
  test.prop([failed, random])(
    "is sent again only where nothing was done, or where that is safe",
    (one, dice) => {
      const wait = waitBeforeNextTry(one, usualPatience, dice);
      if (wait === undefined) return;
      const nothingDone = one.status === 429 || one.status === 409;
      const unknown = one.status === "lost" || one.status >= 500;
      expect(nothingDone || (unknown && one.safe)).toBe(true);
    },
  );

  test.prop([failed, random])(
    "waits at least as long as it was told, and no longer than patience",
    (one, dice) => {
      const wait = waitBeforeNextTry(one, usualPatience, dice);
      if (wait === undefined) return;
      expect(wait).toBeGreaterThanOrEqual(one.retryAfter ?? 0);
      expect(wait).toBeLessThanOrEqual(2 * usualPatience.longestWait);
      expect(one.tries).toBeLessThan(usualPatience.tries);
    },
  );

  it("is given up where a daily limit would have it wait until tomorrow", () => {
    const limited = { safe: true, tries: 1, status: 429, type: undefined };
    expect(waitBeforeNextTry({ ...limited, retryAfter: 36_000_000 }, usualPatience, 0)).toBeUndefined();
    expect(waitBeforeNextTry({ ...limited, retryAfter: 2000 }, usualPatience, 0)).toBe(2000);
  });

  it("waits up to twice as long each time", () => {
    const waits = [1, 2, 3, 4].map((tries) =>
      waitBeforeNextTry(
        { safe: true, tries, status: 503, type: undefined, retryAfter: undefined },
        usualPatience,
        0.5,
      ),
    );
    expect(waits).toEqual([125, 250, 500, 1000]);
  });
});

it("reads, keyed requests and edits of a version are safe to repeat; other edits are not", () => {
  expect(isSafeToRepeat("GET", false)).toBe(true);
  expect(isSafeToRepeat("POST", false)).toBe(true);
  expect(isSafeToRepeat("PUT", true)).toBe(true);
  expect(isSafeToRepeat("PUT", false)).toBe(false);
  expect(isSafeToRepeat("DELETE", false)).toBe(false);
});

it("Retry-After is read in seconds or as a date", () => {
  const now = Date.parse("2027-03-15T09:30:00Z");
  expect(retryAfterOf("3", now)).toBe(3000);
  expect(retryAfterOf("Mon, 15 Mar 2027 09:30:10 GMT", now)).toBe(10_000);
  expect(retryAfterOf("soon", now)).toBeUndefined();
  expect(retryAfterOf(null, now)).toBeUndefined();
});
