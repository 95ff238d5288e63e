import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { VaeFile, VaeFileState } from "../../../shared/domain/vae/file.ts";
import { vaeFileMachine } from "../../../shared/domain/vae/file-machine.ts";
import { recordRuling } from "../../../shared/domain/vae/orientation.ts";
import { answerDomain, proposeAgreement } from "../../../shared/domain/vae/prepare.ts";
import { admissibilityDecided } from "../../../shared/mails/admissibility-decided.ts";
import { refusalOf } from "../../support/errors.ts";
import { approvals, fileIn, noon, period, today } from "../../support/files.ts";

const answer = (file: VaeFile) =>
  answerDomain(
    file,
    { domainCode: "CMI-1", text: { experience: "…", examples: ["…"] }, previous: undefined },
    noon,
  );
const offer = (file: VaeFile) =>
  proposeAgreement(
    file,
    { nature: "…", meetings: [{ mode: "phone", duration: 30, subject: "…" }] },
    approvals,
    today,
  );
const ruled = (ruling: Parameters<typeof recordRuling>[1]) => {
  const file = fileIn("interviewed", { experience: [period("2016-01-01", "2026-12-31")] });
  return recordRuling(
    { file, answers: [], evidence: [] },
    ruling,
    approvals,
    guidePolicy.vae.experience,
    today,
  );
};

describe("R-VAE-4: an admissible candidate gets the booklet and is offered an accompaniment", () => {
  it("the ruling opens both", () => {
    const admissible = ruled({ decision: "admissible" });
    expect(answer(admissible)).toMatchObject({ domainCode: "CMI-1", version: 1, updatedAt: noon });
    expect(offer(admissible).agreement).toMatchObject({ centreId: "ctr_exemple", signedByCentreOn: today });
  });

  it("a refusal opens neither", () => {
    const refused = ruled({ decision: "not-admissible", motive: "…" });
    for (const command of [answer, offer])
      expect(refusalOf(() => command(refused))?.code).toBe("transition-refused");
  });

  it.each(Object.keys(vaeFileMachine.states) as VaeFileState[])("neither is open otherwise: %s", (state) => {
    const open = state === "admissible" ? undefined : "transition-refused";
    for (const command of [answer, offer]) expect(refusalOf(() => command(fileIn(state)))?.code).toBe(open);
  });

  it("the candidate is told so", () => {
    const told = (motive: string | undefined) =>
      admissibilityDecided({
        greeted: { name: "Amina Exemple" },
        certificationName: "Conseiller(ère) mutualiste individuels",
        motive,
        fileUrl: "https://cqp.example.org/files/1",
        contact: "oemm@example.org",
      }).text;
    expect(told(undefined)).toContain("Votre livret VAE est ouvert.");
    expect(told(undefined)).toContain("Votre centre peut vous accompagner.");
    expect(told("Expérience insuffisante")).not.toMatch(/livret|accompagn/);
  });
});
