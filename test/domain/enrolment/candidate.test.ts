import { expect, it } from "vitest";
import { accountOfEmail } from "../../../shared/domain/enrolment/candidate.ts";

it("R-PER-2: an address signs in to one account, however it is written, and none to none", () => {
  expect(accountOfEmail("Amina.Exemple@Candidats.Example.ORG")).toBe("amina.exemple@candidats.example.org");
  expect(accountOfEmail("camille@été.example")).toBe("camille@xn--t-9fab.example");
  expect(accountOfEmail(undefined)).toBe("");
});
