import { test } from "@fast-check/vitest";
import { describe } from "vitest";
import { happenings, playThrough } from "./over-time/world.ts";

describe("R-PER-1 to R-PER-8: enrolments, acceptances, joinings, separations, divisions, moves, mergers and decisions", () => {
  // The same lives each time, as a few tell little: test/longer/who-holds-and-opens plays a thousand new ones.
  test.prop([happenings], { numRuns: 25, seed: 11 })(
    "what each person holds and opens agrees with a model, and none holds what a jury granted to another",
    playThrough,
  );
});
