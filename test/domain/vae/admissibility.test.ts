import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { recordRuling } from "../../../shared/domain/vae/orientation.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, period, piece, testId, today } from "../../support/files.ts";

const approvals = [
  {
    centreId: "ctr_exemple",
    version: 1,
    certification: "CMI" as const,
    service: "vae" as const,
    from: "2026-01-01",
    until: "2027-02-02",
    decidedOn: "2026-01-01",
  },
];
const asked = guidePolicy.vae.experience;
const enough = [period("2021-01-01", "2024-12-31")];
const rule = (experience = enough, evidence = [piece(1)], on = today) =>
  recordRuling(
    { file: fileIn("interviewed", { experience }), answers: [], evidence },
    { decision: "admissible" },
    approvals,
    asked,
    on,
  );

describe("R-VAE-3: an approved centre rules on admissibility", () => {
  it("finds enough supported experience admissible", () => {
    expect(rule()).toMatchObject({
      state: "admissible",
      admissibility: { decidedOn: today, experienceDays: 1461 },
    });
  });

  it("refuses it without three years, naming what there is", () => {
    const refusal = refusalOf(() => rule([period("2021-01-01", "2022-12-31")]));
    expect(refusal).toMatchObject({ code: "experience-insufficient", rule: "R-VAE-2", kind: "state" });
    expect(refusal?.detail).toMatch(
      /^L’expérience retenue est de 730\u00a0jours entre le \d.* et le \d[^-]*\u00a0; il en faut/,
    );
  });

  it("wants a document for every relevant period, and a verified one where it is an upload", () => {
    const uploaded = (id: string) => [
      period("2021-01-01", "2024-12-31", {
        supportingDocuments: [{ nature: "payslip", description: "Bulletin", evidenceId: id }],
      }),
    ];
    expect(
      refusalOf(() => rule([period("2021-01-01", "2024-12-31", { supportingDocuments: [] })]))?.fields,
    ).toEqual([
      { path: "periods.0.supportingDocuments", message: "Au moins un justificatif vérifié est attendu." },
    ]);
    expect(refusalOf(() => rule(uploaded(testId("evd", 1)), [piece(1, { state: "requested" })]))?.code).toBe(
      "supporting-document-missing",
    );
    expect(rule(uploaded(testId("evd", 1))).state).toBe("admissible");
  });

  it("rules on the last day of the approval, and no longer on the next", () => {
    expect(rule(enough, [], "2027-02-02").state).toBe("admissible");
    expect(refusalOf(() => rule(enough, [], "2027-02-03"))).toMatchObject({ code: "centre-not-approved" });
  });

  it("records a refusal with its motive, with any experience", () => {
    const refused = recordRuling(
      { file: fileIn("interviewed"), answers: [], evidence: [] },
      { decision: "not-admissible", motive: "Expérience hors du champ." },
      approvals,
      asked,
      today,
    );
    expect(refused).toMatchObject({
      state: "not-admissible",
      admissibility: { motive: "Expérience hors du champ." },
    });
  });

  it("comes after the interview", () => {
    const early = { file: fileIn("enrolled"), answers: [], evidence: [] };
    const refusal = refusalOf(() => recordRuling(early, { decision: "admissible" }, approvals, asked, today));
    expect(refusal).toMatchObject({ code: "transition-refused" });
    expect(refusal?.allowed).toContain("record-interview");
  });
});
