import { describe, expect, it } from "vitest";
import { restoreCertificate, withdrawCertificate } from "../../../shared/domain/certificate/life.ts";
import { makeCertificateNumber } from "../../../shared/domain/certificate/number.ts";
import { claimPast } from "../../../shared/domain/past/claim.ts";
import { issuedNumber } from "../../../shared/domain/past/former-number.ts";
import { isTakenOver, pastDecision } from "../../../shared/domain/past/past-decision.ts";
import type { AskedPast } from "../../../shared/domain/past/read-past.ts";
import { pastObstacles, takeOver, versionOfPast } from "../../../shared/domain/past/take-over.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { cmi } from "../../../shared/domain/referential/contents/cmi.ts";
import { domainCodes } from "../../../shared/domain/referential/versions.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId, today } from "../../support/files.ts";

const asked: AskedPast = {
  person: { birthName: "Exemple", firstNames: "Élodie", bornOn: "1970-05-17" },
  certification: "CMI",
  by: "training",
  number: "CMI-2011-037",
  decidedOn: "2024-06-30",
  domains: ["CMI-1", "CMI-3"],
};
const personId = testId("prs", 1);
const empty = noHoldings(personId, "CMI");
const given = {
  version: cmi,
  held: empty,
  fileId: testId("file", 1),
  sheetId: testId("sheet", 1),
  policy: guidePolicy,
  now: noon,
};

describe("R-OEMM-3: what was granted before the system counts by the same rules", () => {
  it("R-JURY-10: a partial validation, from its date, as long as the policy says", () => {
    const { file, held, certificate } = takeOver(asked, given);
    const validUntil = "2029-06-30";
    const granted = { decidedOn: asked.decidedOn, validUntil, sheetId: given.sheetId };
    expect(held).toEqual({
      ...empty,
      acquired: { "CMI-1": granted, "CMI-3": granted },
      sheets: { [given.sheetId]: { fileId: given.fileId } },
    });
    expect(certificate).toBeUndefined();
    expect(file).toMatchObject({
      state: "closed",
      takenOver: { granted: "partial-validation", number: asked.number, by: "training" },
      enrolledOn: asked.decidedOn,
    });
    expect(file.candidate).toStrictEqual({ personId, civilStatus: asked.person });
  });

  it("R-JURY-8: adds to what the person holds already, each domain as it was granted last", () => {
    const before = takeOver(asked, given).held;
    const later: AskedPast = { ...asked, number: "B", decidedOn: "2025-01-31", domains: ["CMI-3", "CMI-4"] };
    const sheetId = testId("sheet", 2);
    const { acquired, sheets } = takeOver(later, { ...given, held: before, sheetId }).held;
    expect(Object.entries(acquired).map(([code, one]) => [code, one.decidedOn])).toEqual([
      ["CMI-1", "2024-06-30"],
      ["CMI-3", "2025-01-31"],
      ["CMI-4", "2025-01-31"],
    ]);
    expect(Object.keys(sheets ?? {})).toEqual([given.sheetId, sheetId]);
  });

  it("a whole CQP, under the number that its paper bears", () => {
    const contact = { email: "e@example.org", phone: "+33612345678", postalAddress: "Lyon" };
    const { file, held, certificate } = takeOver({ ...asked, ...contact, domains: [] }, given);
    expect(Object.keys(held.acquired)).toEqual(domainCodes(cmi));
    expect(held.certificateNumber).toBe(asked.number);
    expect(certificate).toMatchObject({
      number: asked.number,
      takenOver: true,
      fileId: given.fileId,
      sheetId: given.sheetId,
      decidedOn: asked.decidedOn,
      holder: { personId, civilStatus: asked.person },
    });
    expect(file.takenOver?.granted).toBe("certificate");
    expect(file.candidate).toMatchObject(contact);
  });
});

describe("R-OEMM-3: a line is whole or not at all", () => {
  const obstacles = (changes: Partial<AskedPast>, held = empty) =>
    pastObstacles({ ...asked, ...changes }, { version: cmi, held, today }).map(({ column }) => column);

  it("has a day that is past, and after the birth of its person", () => {
    expect(obstacles({})).toEqual([]);
    expect(obstacles({ decidedOn: today })).toEqual([]);
    expect(obstacles({ decidedOn: "2099-01-01" })).toEqual(["date_decision"]);
    expect(obstacles({ decidedOn: asked.person.bornOn })).toEqual(["date_decision"]);
  });

  it("names domains of its certification, and not all of them", () => {
    expect(obstacles({ domains: ["CMI-1", "CMI-99"] })).toEqual(["domaines"]);
    expect(obstacles({ domains: domainCodes(cmi) })).toEqual(["domaines"]);
    expect(obstacles({ domains: [] })).toEqual([]);
  });

  it("gives the CQP to who has it not; a partial validation of before stands beside it", () => {
    const certified = { ...empty, certificateNumber: "A" };
    expect(obstacles({ domains: [] }, certified)).toEqual(["certification"]);
    expect(obstacles({}, certified)).toEqual([]);
  });

  it("R-REF-3: is of the version in force on its day, or of the first there was", () => {
    const later = { code: "CMI" as const, inForceFrom: "2020-01-01" };
    const versions = [later, { code: "CMI" as const, inForceFrom: "2013-01-01" }];
    const of = (decidedOn: string) =>
      versionOfPast(versions, { certification: "CMI", decidedOn })?.inForceFrom;
    expect(of("2011-06-30")).toBe("2013-01-01");
    expect(of("2019-12-31")).toBe("2013-01-01");
    expect(of("2020-01-01")).toBe("2020-01-01");
    expect(versionOfPast(versions, { certification: "CRD", decidedOn: today })).toBeUndefined();
  });
});

describe("R-DAY-9: what was granted before the system falls and stands again", () => {
  const later = { at: noon, because: "fraud" as const };
  const policy = guidePolicy;
  const codes = domainCodes(cmi);

  it("with its certificate, and returns with it, from its own day", () => {
    const { file, held, certificate } = takeOver({ ...asked, domains: [] }, given);
    if (!isTakenOver(file) || certificate === undefined) throw new Error("nothing was taken over");
    const own = pastDecision(file, { sheetId: given.sheetId, domainCodes: codes, policy });
    const fallen = withdrawCertificate(held, certificate, { own, fallen: own, all: [] }, later);
    expect(fallen.holdings).toMatchObject({ acquired: {}, withdrawn: { [asked.number]: given.sheetId } });
    expect(fallen.holdings.certificateNumber).toBeUndefined();
    const again = restoreCertificate(
      fallen.holdings,
      fallen.certificate,
      { own, returned: own },
      { at: noon, domainCodes: codes, others: [] },
    );
    expect(again.holdings).toMatchObject({ acquired: held.acquired, certificateNumber: asked.number });
  });

  it("an earlier one: the domains that the certificate's decision had counted, as long as its path says", () => {
    const { file, held } = takeOver(asked, given);
    if (!isTakenOver(file)) throw new Error("nothing was taken over");
    const other = { decidedOn: "2025-01-31", sheetId: testId("sheet", 2) };
    const countedIn = { ...held.acquired, "CMI-2": other };
    const permanent = { partialValidity: { ...policy.partialValidity, training: "permanent" as const } };
    expect(
      pastDecision(file, { sheetId: given.sheetId, domainCodes: codes, countedIn, policy: permanent }),
    ).toEqual({
      id: given.sheetId,
      fileId: given.fileId,
      candidate: file.candidate,
      decidedOn: asked.decidedOn,
      results: ["CMI-1", "CMI-3"].map((domainCode) => ({ domainCode, result: "acquired" })),
      acquiredBefore: {},
      validity: "permanent",
    });
    const none = pastDecision(file, { sheetId: given.sheetId, domainCodes: codes, policy });
    expect(none.results).toEqual([]);
  });

  it("is named by its number, however it was typed, as certificates of the system are", () => {
    expect(issuedNumber.parse(" cmi–2011 - 037")).toBe("CMI-2011-037");
    const own = makeCertificateNumber(new Uint8Array(13));
    expect(issuedNumber.parse(own.toLowerCase().replaceAll("-", " "))).toBe(own);
    expect(issuedNumber.safeParse("?").error?.issues[0]?.message).toContain("mal recopié");
  });

  it("a file of the system's own says nothing of the past", () => {
    expect(isTakenOver(takeOver(asked, given).file)).toBe(true);
    expect(isTakenOver(fileIn("closed"))).toBe(false);
    expect(isTakenOver(fileIn("submitted"))).toBe(false);
  });
});

describe("R-PER-5: a person claims what was taken over", () => {
  const holder = { id: personId, version: 1, civilStatus: asked.person };

  it("by its number and their date of birth, with one answer for what does not match", () => {
    expect(claimPast(holder, "1970-05-17")).toBe(holder);
    const refusals = [
      refusalOf(() => claimPast(holder, "1970-05-18")),
      refusalOf(() => claimPast(undefined, "1970-05-17")),
      refusalOf(() => claimPast({ id: personId, version: 1 }, "1970-05-17")),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: "claim-unmatched", rule: "R-PER-5", kind: "input" });
      expect(refusal?.detail).toBe(refusals[0]?.detail);
    }
  });
});
