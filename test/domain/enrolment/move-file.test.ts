import { describe, expect, it } from "vitest";
import { companiesOf } from "../../../shared/domain/enrolment/companies.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { employedBy, moveToCentre, moveToCompany } from "../../../shared/domain/enrolment/move-file.ts";
import { inConflict } from "../../../shared/domain/jury/member.ts";
import { refusalOf } from "../../support/errors.ts";
import { approvals, fileIn, today } from "../../support/files.ts";
import { approval, heardByBoth, onPath } from "../../support/training-files.ts";

const centreId = "ctr_autre";
const own = { centreId, approvals };
const byOemm = { ...own, byOemm: true };

describe("R-PER-8: a file under way is given to another centre", () => {
  it("keeps interview, ruling and enrolment date, when the approval of the former ended between them", () => {
    for (const state of ["enrolled", "interviewed", "admissible"] as const)
      for (const chosen of [own, byOemm])
        expect(moveToCentre(fileIn(state), chosen, today)).toStrictEqual({ ...fileIn(state), centreId });
  });

  it("is its chooser's until it is submitted, OEMM's until a session is to hear it", () => {
    expect(refusalOf(() => moveToCentre(fileIn("submitted"), own, today))?.rule).toBe("R-PER-8");
    expect(moveToCentre(fileIn("submitted"), byOemm, today).centreId).toBe(centreId);
    for (const state of ["scheduled", "certified", "withdrawn"] as const)
      expect(refusalOf(() => moveToCentre(fileIn(state), byOemm, today))?.code).toBe("transition-refused");
  });

  it("goes to one that is approved for what the path asks of it", () => {
    expect(refusalOf(() => moveToCentre(fileIn("admissible"), { ...own, approvals: [] }, today))?.rule).toBe(
      "R-VAE-3",
    );
    const file = onPath();
    const training = { centreId, approvals: [approval()] };
    expect(moveToCentre(file, training, today)).toStrictEqual({ ...file, centreId });
    expect(refusalOf(() => moveToCentre(file, { ...own, approvals: [] }, today))?.rule).toBe("R-TRN-7");
  });
});

describe("R-PER-8, R-JURY-5: a file under way is given to another company", () => {
  it("keeps all but the employer and evaluators who said nothing yet; the former one stays known", () => {
    const file = onPath();
    const moved = moveToCompany({ ...file, evaluators: heardByBoth().evaluators }, "cmp_autre");
    expect(moved).toStrictEqual({
      ...file,
      companyId: "cmp_autre",
      candidate: { ...file.candidate, companyId: "cmp_autre" },
      formerCompanyIds: [file.companyId],
      evaluators: [],
    });
    expect(companiesOf(moved)).toEqual(["cmp_autre", "cmp_autre", file.companyId]);
    const heard = heardByBoth();
    expect(moveToCompany(heard, "cmp_autre")).toMatchObject({ evaluators: heard.evaluators });
  });

  it("looks for conflicts at every company that was ever registered on it", () => {
    const { companyId } = onPath();
    const member = { email: "jury@example.org", companyId };
    const moved = moveToCompany(onPath(), "cmp_autre");
    expect(inConflict(member, moved)).toBe(true);
    expect(inConflict({ ...member, companyId: "cmp_autre" }, moved)).toBe(true);
    expect(inConflict({ ...member, companyId: "cmp_tierce" }, moved)).toBe(false);
    // Back again, it has one former company.
    expect(moveToCompany(moved, companyId).formerCompanyIds).toEqual(["cmp_autre"]);
  });

  it("is changed for a candidate by VAE, who may have had none, and not where it is theirs already", () => {
    const file = fileIn("admissible");
    const first = moveToCompany(file, "cmp_autre");
    expect(first).toStrictEqual({ ...file, candidate: { ...file.candidate, companyId: "cmp_autre" } });
    expect(companiesOf(file)).toEqual([undefined, undefined]);
    expect(moveToCompany(first, "cmp_tierce")).toMatchObject({ formerCompanyIds: ["cmp_autre"] });
    expect(moveToCompany(first, "cmp_autre")).toBe(first);
    expect(employedBy(fileIn("certified"), "cmp_autre").candidate.companyId).toBe("cmp_autre");
    expect(refusalOf(() => moveToCompany(fileIn("scheduled"), "cmp_autre"))?.code).toBe("transition-refused");
  });

  it("keeps the latest of many", () => {
    const many = Array.from({ length: 30 }, (_, n) => `cmp_${String(n).padStart(3, "0")}`);
    const moved = many.reduce<CandidateFile>((file, id) => moveToCompany(file, id), fileIn("admissible"));
    expect(moved.formerCompanyIds).toEqual(many.slice(19, 29));
  });

  it("keeps named evaluators where nothing changes", () => {
    const file = { ...onPath(), evaluators: heardByBoth().evaluators };
    expect(moveToCompany(file, file.companyId)).toBe(file);
  });
});
