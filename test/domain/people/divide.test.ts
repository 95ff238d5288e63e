import { fc, test } from "@fast-check/vitest";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Certificate, issueCertificate } from "../../../shared/domain/certificate/certificate.ts";
import {
  followCertificate,
  restoreCertificate,
  withdrawCertificate,
} from "../../../shared/domain/certificate/life.ts";
import {
  assertDivisible,
  divideHoldings,
  filesToGive,
  type Share,
} from "../../../shared/domain/people/divide.ts";
import { joinHoldings } from "../../../shared/domain/people/join.ts";
import { unknownPerson } from "../../../shared/domain/people/person.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainsToPresent } from "../../../shared/domain/validation/acquired-domain.ts";
import { type DecisionSheet, presentedOn } from "../../../shared/domain/validation/decision-sheet.ts";
import {
  certificateNumbers,
  everyCertificateNumber,
  holdingsAfter,
  noHoldings,
  notCounting,
} from "../../../shared/domain/validation/holdings.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const validity = guidePolicy.partialValidity.vae;
const domainCodes = ["CMI-1", "CMI-2", "CMI-3", "CMI-4"];
const address = "foyer@example.org";
const rules = { domainCodes };

/** Files of one address: the first two are one person's, the others the other's. */
const files = [1, 2, 3, 4].map((n) => fileIn("scheduled", { id: testId("file", n) }));
const isGiven = (fileId: string) => files.findIndex(({ id }) => id === fileId) >= 2;

/** A jury decides about a file, its last decision is corrected, or OEMM withdraws the certificate. */
const happening = fc.record({
  kind: fc.constantFrom("decision", "decision", "correction", "withdrawal"),
  days: fc.integer({ min: 0, max: 700 }),
  file: fc.constantFrom(...files),
  granted: fc.subarray(domainCodes),
});

/** What happened under the address, by the rules; and apart, what each jury granted, in which file. */
function play(
  happenings: readonly { kind: string; days: number; file: (typeof files)[0]; granted: string[] }[],
) {
  let held = noHoldings(address, "CMI");
  let day = Temporal.PlainDate.from("2024-01-01");
  const sheets: DecisionSheet[] = [];
  const certificates: Certificate[] = [];
  const fallen: string[] = [];
  let grants: { fileId: string; sheet: string; code: string; on: Temporal.PlainDate }[] = [];
  const follow = (sheet: DecisionSheet, granted: readonly string[]) => {
    sheets.push(sheet);
    held = holdingsAfter(held, sheet, rules);
    const on = Temporal.PlainDate.from(sheet.decidedOn);
    grants = grants.filter((grant) => grant.sheet !== sheet.corrects?.sheetId);
    grants.push(...granted.map((code) => ({ fileId: sheet.fileId, sheet: sheet.id, code, on })));
    if (sheet.validation === "partial") return;
    const number = `CQP-${sheet.id}`;
    certificates.push(issueCertificate(sheet, { number, issuedAt: noon, bonus: guidePolicy.bonus }));
    held = { ...held, certificateNumber: number };
  };
  for (const { kind, days, file, granted } of happenings) {
    const certificate = certificates.find(({ number }) => number === held.certificateNumber);
    if ((certificate !== undefined) !== (kind === "withdrawal")) continue;
    day = day.add({ days });
    const id = testId("sheet", sheets.length + 1);
    const last = sheets.at(-1);
    if (certificate !== undefined) {
      // Of the decisions that it rests on, one falls.
      const counting = Object.values(held.acquired).map(({ sheetId }) => sheetId);
      const rested = sheets.filter((sheet) => counting.includes(sheet.id));
      const fell = rested.findLast(({ fileId }) => fileId === file.id) ?? rested.at(-1);
      if (fell === undefined) throw new Error("it rests on nothing");
      const own = sheets.find(({ id: issuedOn }) => issuedOn === certificate.sheetId) ?? fell;
      const { holdings, certificate: withdrawn } = withdrawCertificate(
        held,
        certificate,
        { own, fallen: fell, all: sheets },
        { because: "annulled", at: noon },
      );
      held = holdings;
      certificates.splice(certificates.indexOf(certificate), 1, withdrawn);
      fallen.push(fell.id, withdrawn.sheetId);
      grants = grants.filter((grant) => grant.sheet !== fell.id);
      continue;
    }
    if (kind === "correction" && last !== undefined) {
      if (fallen.includes(last.id)) continue;
      const presented = presentedOn(last);
      const given = granted.filter((code) => presented.includes(code));
      follow(correctSheet(last, decisionGranting(presented, given), { ...rules, id, signedAt: noon }), given);
      continue;
    }
    const presented = domainsToPresent(domainCodes, held.acquired, day.toString());
    if (presented.length === 0) continue;
    const given = granted.filter((code) => presented.includes(code));
    const written = writeSheet(file, decisionGranting(presented, given), {
      ...rules,
      validity,
      id,
      number: id,
      sessionId: testId("ses", 1),
      acquiredBefore: held.acquired,
      decidedOn: day.toString(),
      chair: { memberId: "jur_exemple", name: "Camille Exemple" },
      signedAt: noon,
    });
    follow(written, given);
  }
  const shareOf = (given: boolean): Share => ({
    files: files
      .filter(({ id }) => isGiven(id) === given)
      .map((file) => ({ file, sheets: sheets.filter(({ fileId }) => fileId === file.id) })),
    certificates: certificates.filter(({ fileId }) => isGiven(fileId) === given),
  });
  return { held, grants, certificates, shares: { staying: shareOf(false), given: shareOf(true) } };
}

describe("R-PER-4: dividing a former address that served two persons", () => {
  test.prop([fc.array(happening, { maxLength: 12 })], { numRuns: 300 })(
    "gives each what juries granted in their own files, nothing of the other's, and loses nothing",
    (happenings) => {
      const { held, grants, certificates, shares } = play(happenings);
      const owns = (given: boolean, on?: string) =>
        grants.filter((grant) => {
          if (isGiven(grant.fileId) !== given) return false;
          if (on === undefined) return true;
          const day = Temporal.PlainDate.from(on);
          const last = grant.on.add({ years: 5 });
          return Temporal.PlainDate.compare(grant.on, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
        });
      const codesOf = (those: typeof grants) => [...new Set(those.map(({ code }) => code))].sort();
      const ofBoth = certificates.some(
        ({ fileId, decidedOn, withdrawnAt }) =>
          withdrawnAt === undefined && codesOf(owns(isGiven(fileId), decidedOn)).length < domainCodes.length,
      );
      const divide = () => divideHoldings(held, shares, domainCodes);
      if (ofBoth) {
        expect(refusalOf(divide)?.code).toBe("certificate-of-both");
        return;
      }
      const divided = divide();
      for (const [given, share] of [
        [false, divided.staying],
        [true, divided.given],
      ] as const) {
        expect(Object.keys(share.acquired).sort()).toEqual(codesOf(owns(given)));
        for (const [code, { sheetId }] of Object.entries(share.acquired))
          expect(owns(given).some((grant) => grant.sheet === sheetId && grant.code === code)).toBe(true);
        const mine = certificates.filter(({ fileId }) => isGiven(fileId) === given);
        const standing = mine.filter(({ withdrawnAt }) => withdrawnAt === undefined);
        expect(certificateNumbers(share)).toEqual(standing.map(({ number }) => number));
        expect(everyCertificateNumber(share).sort()).toEqual(mine.map(({ number }) => number).sort());
        expect(Object.values(share.sheets ?? {}).every(({ fileId }) => isGiven(fileId) === given)).toBe(true);
      }
      const kept = [divided.staying, divided.given].flatMap(({ sheets }) => Object.keys(sheets ?? {}));
      expect(kept.sort()).toEqual(Object.keys(held.sheets ?? {}).sort());
    },
  );

  const granting = (file: (typeof files)[0], granted: string[]) => ({
    kind: "decision",
    days: 1,
    file,
    granted,
  });

  it("keeps the last sheet of each, which alone is corrected", () => {
    const [first, , third] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]];
    const { held, shares } = play([granting(first, ["CMI-1"]), granting(third, ["CMI-2"])]);
    const { staying, given } = divideHoldings({ ...held, version: 7 }, shares, domainCodes);
    expect(staying).toMatchObject({ personId: address, version: 7, lastSheetId: testId("sheet", 1) });
    expect(given.lastSheetId).toBe(testId("sheet", 2));
    expect(given.sheets).toEqual({ [testId("sheet", 2)]: { fileId: third.id, partyId: third.centreId } });
    const later = play([granting(files[1] as typeof first, ["CMI-1"]), granting(first, ["CMI-2"])]);
    const both = divideHoldings(later.held, later.shares, domainCodes).staying;
    expect(both.lastSheetId).toBe(testId("sheet", 2));
    // The second rested on the first, which is one's own.
    expect(both).not.toHaveProperty("ofOthers");
  });

  it("R-JURY-12: leaves a correction nothing of what the other's sheets granted", () => {
    const [first, , third] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]];
    const { held, shares } = play([granting(first, ["CMI-1"]), granting(third, ["CMI-2"])]);
    const { staying, given } = divideHoldings(held, shares, domainCodes);
    expect([staying.ofOthers, given.ofOthers]).toEqual([undefined, [testId("sheet", 1)]]);
    const [last] = shares.given.files.flatMap(({ sheets }) => sheets) as [DecisionSheet];
    const corrected = correctSheet(last, decisionGranting(presentedOn(last), ["CMI-3"]), {
      ...rules,
      id: testId("sheet", 3),
      signedAt: noon,
      notCounting: notCounting(given),
    });
    expect(corrected.results.find(({ domainCode }) => domainCode === "CMI-1")?.result).toBe("not-acquired");
    expect(Object.keys(holdingsAfter(given, corrected, rules).acquired)).toEqual(["CMI-3"]);
  });

  it("tells who follows each sheet's file: the company in training, the centre by VAE, no one without one", () => {
    const [first] = files as [(typeof files)[0]];
    const { held, shares } = play([granting(first, ["CMI-1"])]);
    const [decided] = shares.staying.files;
    const follows = (file: object) => {
      const staying = { ...shares.staying, files: [{ sheets: decided?.sheets ?? [], file }] } as Share;
      return divideHoldings(held, { ...shares, staying }, domainCodes).staying;
    };
    const id = testId("sheet", 1);
    const training = { ...first, path: "training", companyId: "cmp_exemple" };
    expect(follows(training).sheets).toEqual({ [id]: { fileId: first.id, partyId: "cmp_exemple" } });
    const { centreId: _, ...alone } = first;
    const validUntil = "2029-01-02";
    expect(follows(alone)).toStrictEqual({
      personId: address,
      certification: "CMI",
      version: 0,
      acquired: { "CMI-1": { decidedOn: "2024-01-02", validUntil, sheetId: id } },
      lastSheetId: id,
      sheets: { [id]: { fileId: first.id } },
    });
  });

  it("is refused where something held is in none of the files, or a certificate rests on both", () => {
    const [first, , third] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]];
    const { held, shares } = play([granting(first, ["CMI-1"])]);
    const none = { files: [], certificates: [] };
    const other = play([{ ...granting(third, []), kind: "decision" }]).shares.given.files.map((one) => ({
      ...one,
      sheets: one.sheets.map((sheet) => ({ ...sheet, id: testId("sheet", 9) })),
    }));
    for (const given of [none, { ...none, files: other }]) {
      const lost = refusalOf(() => divideHoldings(held, { staying: none, given }, domainCodes));
      expect([lost?.code, lost?.rule]).toEqual(["decision-unknown", "R-PER-4"]);
    }
    const both = play([granting(first, ["CMI-1", "CMI-2"]), granting(third, ["CMI-3", "CMI-4"])]);
    expect(both.certificates).toHaveLength(1);
    expect(refusalOf(() => divideHoldings(both.held, both.shares, domainCodes))?.detail).toContain(
      both.certificates[0]?.number,
    );
    expect(shares.given.certificates).toEqual([]);
  });

  describe("R-DAY-9: once the certificate that rested on both is withdrawn", () => {
    const [first, , third] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]];
    const withdrawing = (file: typeof first) => ({ ...granting(file, []), kind: "withdrawal" });
    const before = [granting(first, ["CMI-1", "CMI-2"]), granting(third, ["CMI-3", "CMI-4"])];
    const [earlier, later] = [testId("sheet", 1), testId("sheet", 2)];
    const number = `CQP-${later}`;

    it("each has what was granted to them, but not what fell, nor its number restored", () => {
      const { held, shares, certificates } = play([...before, withdrawing(third)]);
      const { staying, given } = divideHoldings(held, shares, domainCodes);
      expect([staying, given].map(({ acquired }) => Object.keys(acquired))).toEqual([["CMI-1", "CMI-2"], []]);
      expect(staying).not.toHaveProperty("fallen");
      expect(staying).not.toHaveProperty("withdrawn");
      expect(given).toMatchObject({ fallen: [later], withdrawn: { [number]: later }, ofOthers: [earlier] });
      expect(certificateNumbers(given)).toEqual([]);
      const [own] = shares.given.files.flatMap(({ sheets }) => sheets) as [DecisionSheet];
      const restore = () =>
        restoreCertificate(
          given,
          certificates[0] as Certificate,
          { own, returned: own },
          {
            at: noon,
            domainCodes,
            others: [],
          },
        );
      expect(refusalOf(restore)).toMatchObject({ code: "certificate-of-both", rule: "R-DAY-9" });
    });

    it("the decision that fell may be the other's, which is not corrected either", () => {
      const { held, shares } = play([...before, withdrawing(first)]);
      const { staying, given } = divideHoldings(held, shares, domainCodes);
      expect([staying, given].map(({ acquired }) => Object.keys(acquired))).toEqual([[], ["CMI-3", "CMI-4"]]);
      expect(staying).toMatchObject({ fallen: [earlier], lastSheetId: earlier });
      expect(given).not.toHaveProperty("fallen");
      const [own] = shares.staying.files.flatMap(({ sheets }) => sheets) as [DecisionSheet];
      const sheet = correctSheet(own, decisionGranting(presentedOn(own), domainCodes), {
        ...rules,
        id: testId("sheet", 3),
        signedAt: noon,
      });
      const follow = () =>
        followCertificate(holdingsAfter(staying, sheet, rules), sheet, [], {
          number: "CQP-1",
          at: noon,
          bonus: guidePolicy.bonus,
        });
      expect(refusalOf(follow)).toMatchObject({ code: "decision-withdrawn", rule: "R-DAY-9" });
    });

    it("it is restored once both turn out to be one person, though the decision that fell was the other's", () => {
      const { held, shares, certificates } = play([...before, withdrawing(first)]);
      const { staying, given } = divideHoldings(held, shares, domainCodes);
      expect([staying.fallen, given.ofOthers]).toEqual([[earlier], [earlier]]);
      const sheetOf = ({ files: decided }: Share) =>
        decided.flatMap(({ sheets }) => sheets)[0] as DecisionSheet;
      const [returned, own] = [sheetOf(shares.staying), sheetOf(shares.given)];
      const sides = [
        { holdings: staying, lastSheet: returned },
        { holdings: given, lastSheet: own },
      ] as const;
      for (const joined of [joinHoldings(...sides), joinHoldings(sides[1], sides[0])]) {
        const { holdings } = restoreCertificate(
          joined,
          certificates[0] as Certificate,
          { own, returned },
          { at: noon, domainCodes, others: [] },
        );
        expect(certificateNumbers(holdings)).toEqual([number]);
        expect(Object.keys(holdings.acquired).sort()).toEqual(domainCodes);
      }
    });

    it("what was restored beside a later sheet goes to whom it was granted", () => {
      const { held, shares } = play(
        before.slice(0, 2).map((one) => ({ ...one, granted: one.granted.slice(0, 1) })),
      );
      const joined = held.acquired;
      const { staying, given } = divideHoldings({ ...held, joined }, shares, domainCodes);
      expect([staying, given].map((one) => Object.keys(one.joined ?? {}))).toEqual([["CMI-1"], ["CMI-3"]]);
    });
  });

  it("is of the shared address of a task, joined with no one, from which nothing is under way to another", () => {
    const persons = [unknownPerson(address), unknownPerson("prs_1")] as const;
    const of = (asked: { sharedAddress?: true }, [one, other] = persons as readonly [object, object]) =>
      refusalOf(() => assertDivisible(asked, [one, other] as never))?.code;
    expect(of({ sharedAddress: true })).toBeUndefined();
    expect(of({})).toBe("no-shared-address");
    expect(of({ sharedAddress: true }, [persons[0], persons[0]])).toBe("no-shared-address");
    expect(of({ sharedAddress: true }, [{ ...persons[0], joinedWith: ["prs_2"] }, persons[1]])).toBe(
      "no-shared-address",
    );
    expect(of({ sharedAddress: true }, [{ ...persons[0], joinedInto: "prs_2" }, persons[1]])).toBe(
      "person-joined",
    );
    expect(of({ sharedAddress: true }, [persons[0], { ...persons[1], settling: true }])).toBe(
      "person-settling",
    );
  });

  it("gives files of the address alone, none that a jury is to hear", () => {
    const waiting = files.map(({ id }) => ({ id, state: "submitted" as const }));
    const [one, two] = files.map(({ id }) => id) as [string, string];
    expect(filesToGive(waiting, [two])).toEqual([{ id: two, state: "submitted" }]);
    expect(refusalOf(() => filesToGive(waiting, [one, testId("file", 9)]))).toMatchObject({
      code: "files-of-others",
      kind: "input",
      fields: [{ path: "fileIds.1" }],
    });
    const heard = waiting.map((file) => (file.id === two ? { ...file, state: "scheduled" as const } : file));
    expect(refusalOf(() => filesToGive(heard, [one]))).toBeUndefined();
    expect(refusalOf(() => filesToGive(heard, [one, two]))).toMatchObject({ code: "file-convened" });
  });
});
