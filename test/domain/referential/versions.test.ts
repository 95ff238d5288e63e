import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  type Certification,
  type CertificationCode,
  certificationCode,
  summaryOfVersion,
} from "../../../shared/domain/referential/certification.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import {
  certificationInForce,
  domainCodes,
  domainTitles,
  findVersion,
} from "../../../shared/domain/referential/versions.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { version } from "./sample-certification.ts";

/** Few days, a year and a half apart by steps of 11: histories meet the dates asked for, before, on and after. */
const day = fc.integer({ min: 0, max: 50 }).map((step) => addDays("2013-01-01", step * 11));
const code = fc.constantFrom<CertificationCode>("CMI", "CMC", "AC");
const history = fc.uniqueArray(fc.record({ code, from: day }), {
  maxLength: 12,
  selector: ({ code, from }) => `${code} ${from}`,
});

const loaded = (entries: readonly { code: CertificationCode; from: string }[]): Certification[] =>
  entries.map((entry) => version(entry.code, entry.from));

/** The model: goes back day by day until a version begins. */
function lastBegun(versions: readonly Certification[], code: CertificationCode, date: string) {
  for (let asked = date; asked >= "2013-01-01"; asked = addDays(asked, -1)) {
    const begun = versions.find((held) => held.code === code && held.inForceFrom === asked);
    if (begun !== undefined) return begun;
  }
  return undefined;
}

describe("R-REF-3 a file is assessed against the version in force at its enrolment", () => {
  property.prop([history, code, day])("the last version begun, in any order of loading", (...given) => {
    const [entries, asked, date] = given;
    const versions = loaded(entries);
    expect(certificationInForce(versions, asked, date)).toBe(lastBegun(versions, asked, date));
  });

  property.prop([history, code, day, fc.integer({ min: 1, max: 400 })])(
    "loading a later version changes nothing for an earlier enrolment",
    (entries, asked, date, days) => {
      const versions = loaded(entries);
      const later = [version(asked, addDays(date, days)), ...versions];
      expect(certificationInForce(later, asked, date)).toBe(certificationInForce(versions, asked, date));
    },
  );

  test("from the day it begins, not the day before", () => {
    const versions = [version("CMI", "2013-01-01"), version("CMI", "2027-03-01")];
    expect(certificationInForce(versions, "CMI", "2027-02-28")?.inForceFrom).toBe("2013-01-01");
    expect(certificationInForce(versions, "CMI", "2027-03-01")?.inForceFrom).toBe("2027-03-01");
  });

  test.each(certificationCode.options)("%s: none before 2013, one ever since", (asked) => {
    expect(certificationInForce(certificationVersions, asked, "2012-12-31")).toBeUndefined();
    expect(certificationInForce(certificationVersions, asked, "2013-01-01")?.code).toBe(asked);
  });
});

describe("R-REF-3 a version is found by its name, in force or not", () => {
  const versions = [version("CMI", "2013-01-01"), version("CMI", "2027-03-01"), version("AC", "2014-05-01")];

  test("the one of that certification and that name", () => {
    expect(findVersion(versions, "CMI", "2013-01")).toBe(versions[0]);
    expect(findVersion(versions, "CMI", "2027-03")).toBe(versions[1]);
  });

  test("none under another certification's name, or an unknown one", () => {
    expect(findVersion(versions, "CMI", "2014-05")).toBeUndefined();
    expect(findVersion(versions, "SPSP", "2013-01")).toBeUndefined();
  });
});

test("R-REF-1: the domains of a certification are known by their codes, in order, with their titles", () => {
  const held = version("CMI", "2013-01-01");
  const codes = held.domains.map(({ number }) => `CMI-${number}`);
  expect(domainCodes(held)).toEqual(codes);
  expect([...domainTitles(held)]).toEqual(codes.map((code, rank) => [code, held.domains[rank]?.title]));
  expect(summaryOfVersion(held)).toEqual({ ...held, domains: codes.length });
});
