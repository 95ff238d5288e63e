import { expect, it } from "vitest";
import { createThrottle } from "../../../infra/local/http/throttle.ts";

it("lets a burst pass, then as many requests a second as the rate says", () => {
  const throttle = createThrottle(new Map([["GET /verify", { rate: 2, burst: 3 }]]));
  const at = (milliseconds: number) => throttle("GET /verify", new Date(milliseconds));
  expect([at(0), at(0), at(0)]).toEqual([true, true, true]);
  expect(at(0)).toEqual(false);
  expect(at(500)).toEqual(true);
  expect(at(500)).toEqual(false);
  expect(throttle("GET /files", new Date(0))).toEqual(true);
});
