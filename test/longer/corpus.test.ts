import { describe, it } from "vitest";
import { corpus } from "../support/corpus.ts";
import { useInspector } from "../support/inspecting.ts";

const { isAsExpected } = useInspector();

describe("R-EVI-1, R-EVI-2, R-EVI-3: all files of real tools are what they are, by their bytes, or refused by their fault", () => {
  it.each(Object.entries(corpus))("%s: %o", isAsExpected);
});
