import { expect, it } from "vitest";
import { shownTelephone } from "../../../shared/domain/french/telephone.ts";

it.each([
  ["+33612345678", "06\u00a012\u00a034\u00a056\u00a078"],
  ["+262692123456", "06\u00a092\u00a012\u00a034\u00a056"],
  ["+590590123456", "05\u00a090\u00a012\u00a034\u00a056"],
  ["+32470123456", "+32470123456"],
  ["06 12 34 56 78", "06 12 34 56 78"],
])("%s is printed as %s", (kept, printed) => {
  expect(shownTelephone(kept)).toBe(printed);
});
