import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { faultKinds } from "../../infra/local/faults/fault-doors.ts";
import { openFaults } from "../../infra/local/faults/faults.ts";
import { clockErrorOf, deathOf, functionFaults } from "../../infra/local/faults/function-faults.ts";
import { mailerFaults } from "../../infra/local/faults/mailer-faults.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/local-stack.md"), "utf8");

it("each kind of fault is named once, and by the local stack's page with its part", () => {
  expect(new Set(faultKinds.map(({ name }) => name)).size).toBe(faultKinds.length);
  for (const { name, part } of faultKinds)
    expect(page).toMatch(new RegExp(`^\\| ${part} \\|.*\`${name}\``, "m"));
});

/** What the first thousand that come meet of a kind, by a seed. */
function metBy(seed: number | undefined, spell = 1): (number | undefined)[] {
  const faults = openFaults(seed);
  return Array.from({ length: 1000 }, () =>
    faults.strike({
      name: "tried",
      part: "bus",
      fact: "",
      source: "https://aws.amazon.com/",
      chance: 0.1,
      spell,
    }),
  );
}

it("a seed gives the same faults each time, another one others, and none no fault", () => {
  const struck = Array.from({ length: 20 }, (_, seed) => metBy(seed));
  for (const [seed, met] of struck.entries()) expect(metBy(seed)).toEqual(met);
  expect(new Set(struck.map((met) => JSON.stringify(met))).size).toBeGreaterThan(10);
  expect(metBy(undefined).every((one) => one === undefined)).toBe(true);
});

it("seeds differ in how often a kind happens: some leave it out, others have it up to three times as often", () => {
  const shares = Array.from(
    { length: 200 },
    (_, seed) => metBy(seed).filter((one) => one !== undefined).length / 1000,
  );
  expect(shares.filter((share) => share === 0).length).toBeGreaterThan(50);
  expect(Math.max(...shares)).toBeGreaterThan(0.25);
  expect(Math.max(...shares)).toBeLessThan(0.4);
});

it("what comes in spells lasts for as many calls", () => {
  const met = Array.from({ length: 20 }, (_, seed) => metBy(seed, 10)).find((one) => one.some(Boolean)) ?? [];
  const told = met.map((one) => (one === undefined ? "." : "x")).join("");
  const whole = told.match(/(?<=\.)x+(?=\.)/g) ?? [];
  expect(whole.length).toBeGreaterThan(5);
  expect(whole.every(({ length }) => length % 10 === 0)).toBe(true);
});

it("what comes of a bound is met by what is over it alone, and by no seed that has not chosen it", () => {
  const [rate] = mailerFaults.filter(({ bound }) => bound !== undefined);
  if (rate === undefined) throw new Error("no kind comes of a bound");
  const chosen = Array.from({ length: 200 }, (_, seed) => {
    const faults = openFaults(seed);
    expect(faults.strike(rate)).toBeUndefined();
    return [1, 2, 3, 100].map((taken) => faults.exceeds(rate, taken));
  });
  const bound = chosen.filter((exceeded) => exceeded.includes(true));
  expect(bound.length / chosen.length).toBeGreaterThan(rate.chance / 2);
  expect(bound.length / chosen.length).toBeLessThan(rate.chance * 2);
  for (const exceeded of bound) expect(exceeded).toEqual(exceeded.toSorted());
});

it("functions end before or after any of the calls that they make, and clocks differ by seconds at most", () => {
  const faults = openFaults(undefined);
  const times = 500;
  for (const { name } of functionFaults) faults.force(name, times);
  const deaths = Array.from({ length: times }, () => deathOf(faults));
  const places = new Set(deaths.map((death) => `${death?.call} ${death?.answered}`));
  expect([...places].sort()).toEqual(
    Array.from({ length: 10 }, (_, call) => [`${call + 1} false`, `${call + 1} true`])
      .flat()
      .sort(),
  );
  const errors = Array.from({ length: times }, () => clockErrorOf(faults));
  expect([Math.min(...errors), Math.max(...errors)]).toEqual([-5, 5]);
  // None where nothing goes wrong.
  expect([deathOf(faults), clockErrorOf(faults)]).toEqual([undefined, 0]);
});
