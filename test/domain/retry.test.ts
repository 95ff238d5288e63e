import { expect, it } from "vitest";
import { tableCalls, usualTimeoutSeconds } from "../../shared/runtime/call-limits.ts";
import { pauseAfter, retrying, retryPolicy } from "../../shared/runtime/retry.ts";

class Passing extends Error {}
const passes = (error: unknown) => error instanceof Passing;

/** Pauses that take no time and are kept; `random` is always the same. */
function pausesOf(random: number) {
  const waited: number[] = [];
  return {
    waited,
    random: () => random,
    wait: async (milliseconds: number) => waited.push(milliseconds),
    now: () => 0,
  };
}

/** Work that fails so many times, and then gives how often it was done. */
function failing(times: number, error: Error) {
  let done = 0;
  return async () => {
    done += 1;
    if (done <= times) throw error;
    return done;
  };
}

it("what fails for what passes is tried again, after pauses whose bound doubles", async () => {
  const pauses = pausesOf(1);
  expect(await retrying(failing(5, new Passing()), passes, pauses)).toBe(6);
  expect(pauses.waited).toEqual([20, 40, 80, 160, 320]);
});

it("pauses are anything between nothing and their bound, and never more than the last", () => {
  expect(pauseAfter(3, () => 0)).toBe(0);
  expect(pauseAfter(3, () => 0.5)).toBe(40);
  expect(pauseAfter(30, () => 1)).toBe(retryPolicy.lastPause);
});

it("what keeps failing is given up with its last error, within two seconds", async () => {
  const pauses = pausesOf(1);
  await expect(retrying(failing(100, new Passing()), passes, pauses)).rejects.toBeInstanceOf(Passing);
  expect(pauses.waited).toHaveLength(retryPolicy.attempts - 1);
  expect(pauses.waited.reduce((sum, one) => sum + one)).toBeLessThan(2000);
});

it("what will not pass is not tried again", async () => {
  const pauses = pausesOf(1);
  await expect(retrying(failing(1, new TypeError()), passes, pauses)).rejects.toBeInstanceOf(TypeError);
  expect(pauses.waited).toEqual([]);
});

it("what takes long to fail is not begun again once a function would have no time left to tell of it", async () => {
  let clock = 0;
  const neverAnswered = async () => {
    clock += tableCalls.requestHandler.requestTimeout;
    throw new Passing();
  };
  const pauses = { ...pausesOf(1), now: () => clock };
  await expect(retrying(neverAnswered, passes, pauses)).rejects.toBeInstanceOf(Passing);
  expect(pauses.waited.length).toBeGreaterThan(0);
  expect(clock).toBeLessThan((usualTimeoutSeconds - 2) * 1000);
});
