import { describe, expect, it } from "vitest";
import type { Approval } from "../../../shared/domain/centre/approval.ts";
import { moveToCentre } from "../../../shared/domain/enrolment/move-file.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { recordExperience, recordInterview, recordRuling } from "../../../shared/domain/vae/orientation.ts";
import { proposeAgreement, signAgreement } from "../../../shared/domain/vae/prepare.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, period, today } from "../../support/files.ts";

const approval = (changes: Partial<Approval> = {}): Approval => ({
  centreId: "ctr_exemple",
  version: 1,
  certification: "CMI",
  service: "vae",
  from: "2026-01-01",
  until: today,
  decidedOn: "2026-01-01",
  ...changes,
});
const interview = {
  heldOn: today,
  participants: [{ name: "Camille Exemple", function: "Conseillère" }],
  positioning: { "CMI-1": "fully" as const },
  conclusion: "VAE",
  advisedPath: "vae" as const,
};
const terms = { nature: "…", meetings: [{ mode: "phone" as const, duration: 30, subject: "…" }] };
const agreement = { terms, centreId: "ctr_exemple", signedByCentreOn: "2027-01-15" };
const contents = (file: ReturnType<typeof fileIn>) => ({ file, answers: [], evidence: [] });
const interviewed = fileIn("interviewed", { experience: [period("2016-01-01", "2026-12-31")] });

/** Everything that a centre, or a candidate with it, starts by VAE. */
const commands: Readonly<Record<string, [rule: string, (approvals: Approval[]) => unknown]>> = {
  "choosing the centre": [
    "R-VAE-3",
    (approvals) => moveToCentre(fileIn("enrolled"), { centreId: "ctr_exemple", approvals }, today),
  ],
  "recording the interview": [
    "R-VAE-3",
    (approvals) =>
      recordInterview(fileIn("enrolled"), interview, { domainCodes: ["CMI-1"], approvals }, today),
  ],
  "recording the experience": [
    "R-VAE-3",
    (approvals) => recordExperience(contents(interviewed), [], approvals, today),
  ],
  "ruling on admissibility": [
    "R-VAE-3",
    (approvals) =>
      recordRuling(
        contents(interviewed),
        { decision: "admissible" },
        approvals,
        guidePolicy.vae.experience,
        today,
      ),
  ],
  "proposing an agreement": [
    "R-VAE-5",
    (approvals) => proposeAgreement(fileIn("admissible"), terms, approvals, today),
  ],
  "signing the agreement": [
    "R-VAE-5",
    (approvals) => signAgreement(fileIn("admissible", { agreement }), approvals, today),
  ],
};

describe("R-CTR-3, R-VAE-3, R-VAE-5: nothing new starts without an approval for VAE, on the certification, that day", () => {
  it.each(Object.entries(commands))("%s", (_, [rule, command]) => {
    expect(refusalOf(() => command([approval()]))).toBeUndefined();
    for (const changes of [
      { until: "2027-02-01" },
      { from: "2027-02-03", until: "2030-12-31" },
      { service: "training" as const },
      { certification: "CMC" as const },
    ])
      expect(refusalOf(() => command([approval(changes)]))).toMatchObject({
        code: "centre-not-approved",
        rule,
      });
    expect(refusalOf(() => command([]))?.code).toBe("centre-not-approved");
  });

  it("R-VAE-3: nor is an interview recorded that was held before the approval", () => {
    const held = { ...interview, heldOn: "2025-12-31" };
    const given = { domainCodes: ["CMI-1"], approvals: [approval()] };
    expect(refusalOf(() => recordInterview(fileIn("enrolled"), held, given, today))?.code).toBe(
      "centre-not-approved",
    );
  });
});

describe("R-VAE-3: the interview is recorded", () => {
  const record = (held: typeof interview, approvals: Approval[]) =>
    refusalOf(() => recordInterview(fileIn("enrolled"), held, { domainCodes: ["CMI-1"], approvals }, today));
  const yesterday = addDays(today, -1);

  it("by a centre that is approved on the day of the interview, and still when it is recorded", () => {
    const earlier = { ...interview, heldOn: yesterday };
    expect(record(earlier, [approval()])).toBeUndefined();
    expect(record(earlier, [approval({ until: yesterday })])?.code).toBe("centre-not-approved");
    expect(record(earlier, [approval({ from: today })])?.code).toBe("centre-not-approved");
  });

  it("on every domain of the certification", () => {
    const partial = { ...interview, positioning: {} as typeof interview.positioning };
    expect(record(partial, [approval()])?.code).toBe("interview-invalid");
  });
});
