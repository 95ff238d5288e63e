import { describe, expect, it } from "vitest";
import { sessionThreshold } from "../../../shared/domain/jury/waiting-list.ts";

describe("R-JURY-1: the number of ready files", () => {
  it("is the usual one, or a certification's own", () => {
    const readyFiles = { usual: 4, of: { AC: 2 } };
    expect(sessionThreshold("CMI", readyFiles)).toBe(4);
    expect(sessionThreshold("AC", readyFiles)).toBe(2);
  });
});
