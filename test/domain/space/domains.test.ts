import { expect, test } from "vitest";
import { domainsSaid } from "../../../portal/oemm/domains.ts";

test.each([
  [["CMI-1"], "domaine 1"],
  [["CMI-2", "CMI-1"], "domaines 1 et 2"],
  [["CMI-1", "CMI-2", "CMI-3", "CMI-4"], "domaines 1 à 4"],
  [["CMI-1", "CMI-2", "CMI-3", "CMI-6"], "domaines 1 à 3 et 6"],
  [["CRD-1", "CRD-3", "CRD-5", "CRD-6"], "domaines 1, 3, 5 et 6"],
  // A code of another form says no number.
  [["CMI-1", "ANCIEN"], "CMI-1, ANCIEN"],
  [[], ""],
])("domains are told by their numbers, as one says them: %j", (codes, said) => {
  expect(domainsSaid(codes).replaceAll("\u00a0", " ")).toBe(said);
});
