import { describe, expect, it } from "vitest";
import { inConflict, type JuryMember } from "../../../shared/domain/jury/member.ts";
import {
  assertNotMerged,
  fileAfterMerger,
  heldAfterMerger,
  memberAfterMerger,
  mergeInto,
  staffAfterMerger,
} from "../../../shared/domain/people/merger.ts";
import type { StaffMember } from "../../../shared/domain/people/staff.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";
import { draft, onPath } from "../../support/training-files.ts";

const party = (id: string): { id: string; mergedInto?: string } => ({ id });
const [merged, into] = [party("cmp_une"), party("cmp_autre")];
const company = (from: string) => ({ mergedId: from, intoId: into.id });

describe("R-PER-8: a company or a centre is merged into another one", () => {
  it("says into which, once, and into one that stands", () => {
    expect(mergeInto(merged, into)).toEqual({ ...merged, mergedInto: into.id });
    expect(refusalOf(() => mergeInto(merged, merged))?.code).toBe("same-party");
    expect(refusalOf(() => mergeInto(mergeInto(merged, into), into))?.code).toBe("party-merged");
    expect(refusalOf(() => mergeInto(into, mergeInto(merged, into)))?.code).toBe("party-merged");
    expect(refusalOf(() => assertNotMerged(mergeInto(merged, into)))?.rule).toBe("R-PER-8");
    expect(() => assertNotMerged(into)).not.toThrow();
  });

  it("has its files go to the other company in any state, with all else that they hold", () => {
    const file = onPath();
    const after = fileAfterMerger(file, company(file.companyId));
    expect(after).toStrictEqual({
      ...file,
      companyId: into.id,
      candidate: { ...file.candidate, companyId: into.id },
      formerCompanyIds: [file.companyId],
    });
    expect(fileAfterMerger(after, company(file.companyId))).toBe(after);
    const certified = fileIn("certified");
    const employed = { ...certified, candidate: { ...certified.candidate, companyId: merged.id } };
    expect(fileAfterMerger(employed, company(merged.id))).toMatchObject({
      state: "certified",
      candidate: { companyId: into.id },
      formerCompanyIds: [merged.id],
    });
    expect(fileAfterMerger(certified, company(merged.id))).toBe(certified);
  });

  it("has the deadlines of what is held go to the other one", () => {
    const origin = (n: number, partyId: string) => ({ fileId: testId("file", n), partyId });
    const sheets = {
      [testId("sheet", 1)]: origin(1, merged.id),
      [testId("sheet", 2)]: origin(2, "cmp_tiers"),
    };
    const held = { ...noHoldings("prs_1", "CMI"), sheets };
    expect(heldAfterMerger(held, company(merged.id)).sheets).toEqual({
      [testId("sheet", 1)]: origin(1, into.id),
      [testId("sheet", 2)]: origin(2, "cmp_tiers"),
    });
    expect(heldAfterMerger(held, company("cmp_autre_encore"))).toBe(held);
    const nothing = noHoldings("prs_1", "CMI");
    expect(heldAfterMerger(nothing, company(merged.id))).toBe(nothing);
  });

  it("has its files go to the other centre, with the modules that it delivers", () => {
    const centre = { mergedId: "ctr_exemple", intoId: "ctr_autre" };
    const file = onPath();
    const [module] = file.individualPath?.modules ?? [];
    const elsewhere = { ...module, code: "M2", centreId: "ctr_tiers" } as typeof module;
    const both = { ...file, individualPath: { modules: [module, elsewhere] } } as typeof file;
    expect(fileAfterMerger(both, centre)).toStrictEqual({
      ...both,
      centreId: "ctr_autre",
      individualPath: { modules: [{ ...module, centreId: "ctr_autre" }, elsewhere] },
    });
    const delivered = { ...file, centreId: "ctr_tiers" };
    expect(fileAfterMerger(delivered, centre)).toMatchObject({
      centreId: "ctr_tiers",
      individualPath: { modules: [{ centreId: "ctr_autre" }] },
    });
    expect(fileAfterMerger(draft(), centre)).toStrictEqual({ ...draft(), centreId: "ctr_autre" });
    expect(fileAfterMerger(fileIn("submitted"), centre)).toMatchObject({
      centreId: "ctr_autre",
      path: "vae",
    });
    expect(fileAfterMerger(file, { ...centre, mergedId: "ctr_absent" })).toBe(file);
  });

  it("has its people go with their role and answer, but for those whom the other knows already", () => {
    const one: StaffMember = {
      id: testId("per", 1),
      partyId: merged.id,
      name: "Nora Exemple",
      email: "nora@example.org",
      account: "nora@example.org",
      role: "manager",
      active: true,
      answer: "accepted",
      invitedAt: noon,
      version: 4,
    };
    const merger = company(merged.id);
    expect(staffAfterMerger(one, [], merger)).toEqual({ ...one, partyId: into.id, version: 1 });
    const other = { ...one, id: testId("per", 2), account: "other@example.org" };
    expect(staffAfterMerger(one, [other], merger)).toBeDefined();
    expect(staffAfterMerger(one, [other, { ...other, account: one.account }], merger)).toBeUndefined();
    expect(staffAfterMerger({ ...one, active: false }, [], merger)).toBeUndefined();
  });

  it("R-JURY-5: leaves the conflicts of members whom it employed", () => {
    const member: JuryMember = {
      id: "jur_noe",
      name: "Noé Exemple",
      email: "noe@example.org",
      side: "employer",
      organisation: "UGEM",
      representsOemm: false,
      companyId: merged.id,
      version: 2,
    };
    const after = memberAfterMerger(member, company(merged.id));
    expect(after).toEqual({ ...member, companyId: into.id, formerCompanyIds: [merged.id] });
    expect(memberAfterMerger(after, company(merged.id))).toBe(after);
    const next = memberAfterMerger(after, { mergedId: into.id, intoId: "cmp_tierce" });
    expect(next.formerCompanyIds).toEqual([merged.id, into.id]);
    const file = fileIn("submitted");
    const of = (companyId: string) => ({ ...file, candidate: { ...file.candidate, companyId } });
    for (const id of [merged.id, into.id, "cmp_tierce"]) expect(inConflict(next, of(id))).toBe(true);
    expect(inConflict(next, of("cmp_absente"))).toBe(false);
  });
});
