import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { bonusOn } from "../../../shared/domain/certificate/bonus.ts";
import {
  certificate,
  issueByJoining,
  issueCertificate,
  publicCertificate,
} from "../../../shared/domain/certificate/certificate.ts";
import {
  certificateNumber,
  isCertificateNumber,
  makeCertificateNumber,
} from "../../../shared/domain/certificate/number.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { fileIn, noon, testId, today } from "../../support/files.ts";

const random = fc.uint8Array({ minLength: 13, maxLength: 16 });
const characters = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

describe("R-JURY-13: certificate numbers", () => {
  test.prop([random])("are read back however they are typed", (bytes) => {
    const number = makeCertificateNumber(bytes);
    expect(number).toMatch(/^CQP(-[0-9A-Z]{5}){2}-[0-9A-Z]{4}$/);
    expect(certificateNumber.parse(` ${number.toLowerCase().replaceAll("-", " ")} `)).toBe(number);
    expect(certificateNumber.parse(number.slice(3).replaceAll("0", "o").replaceAll("1", "l"))).toBe(number);
  });

  test.prop([random, fc.nat(13), fc.constantFrom(...characters)])(
    "detect any one wrong character",
    (bytes, place, wrong) => {
      const number = makeCertificateNumber(bytes);
      const at = 4 + place + Math.floor(place / 5);
      const changed = number.slice(0, at) + wrong + number.slice(at + 1);
      expect(isCertificateNumber(changed)).toBe(changed === number);
    },
  );

  it("are never made of too few random bytes", () => {
    expect(() => makeCertificateNumber(new Uint8Array(12))).toThrow(RangeError);
  });

  it("stay good: one that was printed is checked in the same way for ever", () => {
    for (const printed of ["CQP-01234-56789-ABC8", "CQP-ZHY5P-KW9EV-3RB1", "CQP-GFXJ2-Z7MD1-T8QQ"])
      expect(isCertificateNumber(printed)).toBe(true);
  });

  it("have no other form, and no letter that is taken for another", () => {
    const number = makeCertificateNumber(new Uint8Array(13));
    for (const other of [`X${number}`, `${number}0`, number.slice(0, -1), number.replaceAll("-", ""), ""])
      expect(isCertificateNumber(other)).toBe(false);
    for (const last of characters) expect(isCertificateNumber(`CQP-U0000-00000-000${last}`)).toBe(false);
  });

  it("may hold the letters that they begin with", () => {
    const number = makeCertificateNumber(
      Uint8Array.from([..."000CQP0000000"], (one) => characters.indexOf(one)),
    );
    expect(certificateNumber.parse(number)).toBe(number);
    expect(certificateNumber.parse(number.slice("CQP-".length))).toBe(number);
    expect(certificateNumber.parse(number.slice("CQP-".length).replaceAll("-", ""))).toBe(number);
    const begun = makeCertificateNumber(
      Uint8Array.from([..."CQP0000000000"], (one) => characters.indexOf(one)),
    );
    expect(certificateNumber.parse(begun.slice("CQP-".length))).toBe(begun);
  });

  it.each([
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2212",
    "\u00ad-",
    " - ",
    "\u00a0",
    "\u200b-",
    "",
  ])("are read with %j in the place of dashes, as programs copy them", (dash) => {
    const number = makeCertificateNumber(new Uint8Array(13).fill(7));
    expect(certificateNumber.parse(number.replaceAll("-", dash).toLowerCase())).toBe(number);
  });
});

describe("R-JURY-13: the certificate", () => {
  const signed = (decidedOn: string) =>
    writeSheet(fileIn("scheduled"), decisionGranting(["CMI-1"], ["CMI-1"]), {
      id: testId("sheet", 1),
      number: "FD-1",
      sessionId: testId("ses", 1),
      domainCodes: ["CMI-1"],
      acquiredBefore: {},
      decidedOn,
      chair: { memberId: "jur_exemple", name: "Camille Exemple" },
      signedAt: noon,
      validity: guidePolicy.partialValidity.vae,
    });
  const issued = () =>
    issueCertificate(signed(today), { number: "CQP-1", issuedAt: noon, bonus: guidePolicy.bonus });

  it("R-PER-4: of two who are one is theirs who stays, of the day of joining, and says so", () => {
    const sheet = signed("2020-02-29");
    const holder = { civilStatus: { firstNames: "Zoé" }, personId: testId("prs", 2) };
    const given = { number: "CQP-1", issuedAt: noon, bonus: guidePolicy.bonus, holder, joinedOn: today };
    expect(issueByJoining(sheet, given)).toEqual({
      ...issueCertificate({ ...sheet, decidedOn: today }, given),
      holder,
      byJoining: true,
    });
    expect(issueByJoining(sheet, given).decidedOn).toBe(today);
  });

  it("is that of the sheet's candidate, of the day of the decision, with its bonus (R-REF-6)", () => {
    expect(certificate.parse(issued())).toEqual({
      number: "CQP-1",
      version: 1,
      certification: "CMI",
      referentialVersion: "2013-01",
      fileId: testId("file", 1),
      sheetId: testId("sheet", 1),
      holder: { civilStatus: civilStatusOf("Amina", "Exemple"), personId: "amina@example.org" },
      decidedOn: today,
      issuedAt: noon,
      bonus: { points: 120, amountCents: 95_640 },
    });
  });

  it("shows the initials of every part of a name to those who verify it", () => {
    const holder = { civilStatus: civilStatusOf("Jean -luc", "le Goff-Exemple"), personId: "prs_jean" };
    expect(publicCertificate({ ...issued(), holder })).toEqual({
      initials: "J.\u00a0L.\u00a0L.\u00a0G.\u00a0E.",
      holderName: "Jean -luc le Goff-Exemple",
      decidedOn: today,
    });
  });
});

describe("R-REF-6: the bonus", () => {
  it("is 120 points at the point's value, in cents", () => {
    expect(bonusOn("2013-06-01", guidePolicy.bonus)).toEqual({ points: 120, amountCents: 95_640 });
  });

  it("follows the value of the day of the decision; before the first one known, that one", () => {
    const series = {
      points: 100,
      pointValues: [
        { from: "2013-01-01", cents: 1 },
        { from: "2020-01-01", cents: 2 },
      ],
    } as const;
    const amounts = ["2012-12-31", "2013-01-01", "2019-12-31", "2020-01-01"].map(
      (day) => bonusOn(day, series).amountCents,
    );
    expect(amounts).toEqual([100, 100, 100, 200]);
  });
});
