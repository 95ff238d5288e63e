import { globSync } from "node:fs";
import { join } from "node:path";
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Certification,
  type CertificationCode,
  certification,
  certificationCode,
} from "../../../shared/domain/referential/certification.ts";
import { cmi } from "../../../shared/domain/referential/contents/cmi.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { disagreements } from "../../../shared/domain/referential/shared-domains.ts";
import { certificationInForce, findVersion } from "../../../shared/domain/referential/versions.ts";
import { faultsOfVersion } from "../../../shared/domain/referential/well-formed.ts";

describe("R-REF-1, R-REF-2: six certifications made of domains", () => {
  it("are well formed, with the codes of their places", () => {
    expect(certificationVersions.flatMap((version) => faultsOfVersion(version))).toEqual([]);
    expect(disagreements(certificationVersions)).toEqual([]);
  });

  const domains: Readonly<Record<CertificationCode, number>> = {
    CMI: 7,
    CMC: 8,
    CARCA: 7,
    CRD: 6,
    AC: 7,
    SPSP: 6,
  };
  it.each(certificationCode.options)("%s has a version in force, with its domains", (code) => {
    const held = certificationInForce(certificationVersions, code, "2026-11-24");
    const said = `the guide has ${domains[code]} domains for ${code}: add what is left out to contents/`;
    expect(held?.domains, said).toHaveLength(domains[code]);
  });

  it("list every version that a file of contents/ holds", async () => {
    const folder = join(import.meta.dirname, "../../../shared/domain/referential/contents");
    const modules = globSync("*.ts", { cwd: folder }).map((file) => import(join(folder, file)));
    const held = (await Promise.all(modules)).flatMap((module: object) => Object.values(module));
    const versions = held.filter((one) => certification.safeParse(one).success);
    expect(new Set(certificationVersions)).toEqual(new Set(versions));
  });

  it("give CMI its competences and criteria", () => {
    expect(cmi.domains.map(({ competences }) => competences.length)).toEqual([2, 3, 10, 4, 4, 4, 5]);
    expect(cmi.domains.map(({ criteria }) => criteria.length)).toEqual([2, 2, 5, 3, 3, 3, 2]);
  });

  it("show domains 2 to 6 as common to the two advisers, both ways", () => {
    const shared = (code: string) =>
      certificationVersions
        .find((version) => version.code === code)
        ?.domains.filter(({ sharedWith }) => sharedWith.length > 0)
        .map(({ number }) => number);
    expect(shared("CMI")).toEqual([2, 3, 4, 5, 6]);
    expect(shared("CMC")).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("R-REF-4: only the grid of CMI is published", () => {
  it("says so of the five others", () => {
    expect(
      certificationVersions.filter(({ gridStatus }) => gridStatus === "published").map(({ code }) => code),
    ).toEqual(["CMI"]);
  });
});

describe("R-REF-3: a file keeps the version in force at its enrolment", () => {
  const versions = fc
    .uniqueArray(fc.integer({ min: 2010, max: 2040 }), { maxLength: 6 })
    .map((years) =>
      years.map((year): Certification => ({ ...cmi, version: `${year}-01`, inForceFrom: `${year}-01-01` })),
    );
  property.prop([versions, fc.integer({ min: 2005, max: 2045 })])(
    "the latest that has begun is in force",
    (history, year) => {
      const begun = history
        .map(({ inForceFrom }) => Number(inForceFrom.slice(0, 4)))
        .filter((from) => from <= year);
      const expected = begun.length === 0 ? undefined : `${Math.max(...begun)}-01`;
      expect(certificationInForce(history, "CMI", `${year}-06-15`)?.version).toBe(expected);
    },
  );

  it("finds an earlier version by its name, and none of another certification", () => {
    expect(findVersion(certificationVersions, "CMI", "2013-01")).toBe(cmi);
    expect(findVersion(certificationVersions, "CMC", "2099-01")).toBeUndefined();
  });
});
