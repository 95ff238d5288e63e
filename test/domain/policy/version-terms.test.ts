import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { policyOfVersion } from "../../../shared/domain/policy/policy-of-version.ts";
import { certification } from "../../../shared/domain/referential/certification.ts";
import { levelNotice, registeredAs } from "../../../shared/domain/referential/level-notice.ts";
import { lastDayAfter } from "../../../shared/domain/time/period.ts";
import { ruleOnAdmissibility } from "../../../shared/domain/vae/admissibility.ts";
import { totalExperience } from "../../../shared/domain/vae/experience.ts";
import { period } from "../../support/files.ts";
import { version } from "../referential/sample-certification.ts";

const registration = {
  code: "RNCP12345",
  level: 5,
  from: "2028-01-01",
  until: "2032-12-31",
  blocks: [{ code: "RNCP12345BC01", title: "Conseiller", domains: ["CMI-1", "CMI-2"] }],
};
/** Two versions: the guide's, and one of a certification that is registered, whose VAE asks for no experience. */
const ofGuide = version("CMI", "2013-01-01");
const registered = {
  ...version("CMI", "2028-01-01"),
  vaeExperience: "none" as const,
  firstJury: { count: 4, unit: "year" as const },
  registration,
};
const ruled = (terms: typeof ofGuide, from: string) =>
  ruleOnAdmissibility(
    { decision: "admissible" },
    [period(from, "2028-05-31")],
    "2028-06-01",
    new Set(),
    policyOfVersion(terms, guidePolicy).vae.experience,
    "2028-06-02",
  );

describe("R-LAW-1: what comes with a version of a certification", () => {
  it("is the guide's where the version says nothing", () => {
    expect(policyOfVersion(ofGuide, guidePolicy)).toEqual(guidePolicy);
    expect(() => ruled(ofGuide, "2028-04-01")).toThrow(/il en faut 1\u00a0095\u00a0jours \(trois ans/);
    expect(ruled(ofGuide, "2025-05-01")).toMatchObject({ decision: "admissible" });
  });

  it("may ask for no experience, all of which is counted nonetheless", () => {
    expect(ruled(registered, "2028-04-01")).toMatchObject({ decision: "admissible", experienceDays: 61 });
    const long = totalExperience([period("1990-01-01", "2028-05-31")], "2028-06-01", "none");
    expect(long).toMatchObject({ requiredDays: 0, sufficient: true, windowTo: "2028-05-31" });
    expect(long).not.toHaveProperty("windowFrom");
    expect(long.days).toBeGreaterThan(38 * 365);
  });

  it("may give another time to a first jury", () => {
    const { firstJury } = policyOfVersion(registered, guidePolicy).training;
    expect(lastDayAfter("2028-02-29", firstJury)).toBe("2032-02-29");
  });

  it("gives its code and its level to what is decided while it is registered, and to nothing else", () => {
    for (const day of ["2028-01-01", "2032-12-31"]) {
      expect(levelNotice(registered, day)).toContain(
        "(RNCP12345), de niveau\u00a05, jusqu’au 31 décembre 2032",
      );
      expect(registeredAs(registered, day)).toBe("RNCP12345 · niveau\u00a05");
    }
    for (const day of ["2027-12-31", "2033-01-01"]) {
      expect(levelNotice(registered, day)).toBe("Aucune équivalence.");
      expect(registeredAs(registered, day)).toBeUndefined();
    }
    expect(levelNotice(ofGuide, "2028-06-01")).toBe("Aucune équivalence.");
  });

  it("is checked as it is loaded", () => {
    const faults = (terms: object) =>
      certification.safeParse({ ...registered, ...terms }).error?.issues.map(({ path }) => path.join("."));
    expect(faults({})).toBeUndefined();
    const year = (count: number) => ({ count, unit: "year" });
    expect(faults({ vaeExperience: { atLeast: year(5), within: year(3) } })).toEqual([
      "vaeExperience.atLeast",
    ]);
    for (const most of [3, 5])
      expect(faults({ vaeExperience: { atLeast: year(3), within: year(most) } })).toBeUndefined();
    expect(faults({ registration: { ...registration, until: registration.from } })).toBeUndefined();
    expect(faults({ firstJury: year(0) })).toEqual(["firstJury.count"]);
    expect(faults({ registration: { ...registration, code: "12345" } })).toEqual(["registration.code"]);
    expect(faults({ registration: { ...registration, until: "2027-12-31" } })).toEqual([
      "registration.until",
    ]);
  });
});
