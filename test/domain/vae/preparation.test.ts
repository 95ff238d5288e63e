import { describe, expect, it } from "vitest";
import { moveToCentre } from "../../../shared/domain/enrolment/move-file.ts";
import { recordExperience, recordInterview } from "../../../shared/domain/vae/orientation.ts";
import {
  answerDomain,
  describePositions,
  proposeAgreement,
  signAgreement,
} from "../../../shared/domain/vae/prepare.ts";
import { refusalOf } from "../../support/errors.ts";
import { approvals, fileIn, noon, period, piece, testId, today } from "../../support/files.ts";

const contents = (state: "interviewed" | "admissible", evidence = [piece(1)]) => ({
  file: fileIn(state),
  answers: [],
  evidence,
});
const paths = (command: () => unknown) => refusalOf(command)?.fields.map(({ path }) => path);

describe("R-VAE-3: the interview and the experience, by the chosen centre", () => {
  it("is that of the centre that the candidate chose last", () => {
    const chosen = moveToCentre(fileIn("enrolled"), { centreId: "ctr_autre", approvals }, today);
    expect(chosen.centreId).toBe("ctr_autre");
  });

  it("waits for the choice of a centre", () => {
    const { centreId: _, ...without } = fileIn("enrolled");
    const { interview } = fileIn("interviewed");
    const given = { domainCodes: [], approvals };
    expect(refusalOf(() => recordInterview(without, interview, given, today))?.code).toBe(
      "centre-not-chosen",
    );
    expect(recordInterview(fileIn("enrolled"), interview, given, today)).toMatchObject({
      state: "interviewed",
      centreId: "ctr_exemple",
      interview,
    });
  });

  it("records periods that have begun, with documents that are in the file or that the centre saw", () => {
    const shown = (evidenceId?: string) =>
      period("2020-01-01", undefined, {
        supportingDocuments: [
          {
            nature: "payslip",
            description: "Bulletins",
            ...(evidenceId === undefined ? {} : { evidenceId }),
          },
        ],
      });
    const record = (...periods: ReturnType<typeof period>[]) =>
      recordExperience(contents("interviewed"), periods, approvals, today);
    const begun = [shown(), shown(testId("evd", 1)), period(today)];
    expect(record(...begun).experience).toEqual(begun);
    expect(paths(() => record(shown(), shown(testId("evd", 2)), period("2027-02-03")))).toEqual([
      "periods.1.supportingDocuments.0.evidenceId",
      "periods.2.from",
    ]);
  });
});

describe("R-VAE-5: the agreement is signed once, after it is proposed; new terms are signed anew", () => {
  const terms = { nature: "…", meetings: [{ mode: "phone" as const, duration: 30, subject: "…" }] };

  it("needs a proposal", () => {
    expect(refusalOf(() => signAgreement(fileIn("admissible"), approvals, today))?.code).toBe(
      "agreement-missing",
    );
  });

  it("is signed by both, once", () => {
    const signed = signAgreement(
      proposeAgreement(fileIn("admissible"), terms, approvals, today),
      approvals,
      today,
    );
    expect(signed.agreement).toEqual({
      terms,
      centreId: "ctr_exemple",
      signedByCentreOn: today,
      signedByCandidateOn: today,
    });
    expect(refusalOf(() => signAgreement(signed, approvals, today))?.code).toBe("agreement-signed");
    expect(proposeAgreement(signed, terms, approvals, today).agreement).not.toHaveProperty(
      "signedByCandidateOn",
    );
  });
});

describe("R-VAE-6, R-VAE-7: positions and answers", () => {
  const position = (...proofs: string[]) => ({
    employer: "Mutuelle Exemple",
    title: "Conseillère",
    from: "2020-01-01",
    description: "…",
    proofs,
  });

  it("a position names proofs of the file that were not removed; the list replaces the earlier one", () => {
    const describe = (proofs: string[], evidence = [piece(1), piece(2, { state: "removed" })]) =>
      describePositions(contents("admissible", evidence), [position(), position(...proofs)]);
    expect(describe([testId("evd", 1)]).positions).toEqual([position(), position(testId("evd", 1))]);
    expect(paths(() => describe([testId("evd", 1), testId("evd", 2), testId("evd", 3)]))).toEqual([
      "positions.1.proofs.1",
      "positions.1.proofs.2",
    ]);
  });

  it("an answer that replaces another is its next version", () => {
    const given = { domainCode: "CMI-1", text: { experience: "…", examples: ["…"] }, previous: undefined };
    const first = answerDomain(fileIn("admissible"), given, noon);
    expect(first.version).toBe(1);
    expect(answerDomain(fileIn("admissible"), { ...given, previous: first }, noon).version).toBe(2);
  });
});
