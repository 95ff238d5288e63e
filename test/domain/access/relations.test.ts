import { describe, expect, it } from "vitest";
import type { Actor } from "../../../shared/domain/access/actor.ts";
import { relationToFile } from "../../../shared/domain/access/relations.ts";
import { fileIn } from "../../support/files.ts";

const file = fileIn("admissible");
const amina = (role: Actor["role"], partyId?: string, account = file.candidate.account): Actor => ({
  subject: "s",
  name: "Amina Exemple",
  account,
  role,
  ...(partyId === undefined ? {} : { partyId }),
});

describe("rules, section 1: what a person is to a candidate's file", () => {
  it.each([
    ["candidate", undefined, "owner"],
    ["company", "cmp_exemple", "owner"],
    ["jury-member", "jur_exemple", undefined],
    // R-VAE-5: no centre or OEMM account writes the candidate's answers, not even their own.
    ["centre", "ctr_exemple", "chosen-centre"],
    ["centre", "ctr_autre", undefined],
    ["oemm", undefined, "oemm"],
  ] as const)("the candidate's own account, as %s of %s: %s", (role, partyId, relation) => {
    expect(relationToFile(amina(role, partyId), file, undefined)).toBe(relation);
  });

  it.each([
    ["candidate", undefined],
    ["company", "cmp_exemple"],
    ["jury-member", "jur_exemple"],
  ] as const)("another candidate's, as %s of %s: none", (role, partyId) => {
    const other = amina(role, partyId, "autre@example.org");
    expect(relationToFile(other, file, undefined)).toBeUndefined();
  });
});
