import { test } from "@fast-check/vitest";
import { happenings, playThrough } from "../domain/people/over-time/world.ts";

test.prop([happenings], { numRuns: 1000 })(
  "R-PER-1 to R-PER-8: over thousands of lives, what each person holds and opens agrees with a model",
  playThrough,
  600_000,
);
