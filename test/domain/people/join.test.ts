import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { issueCertificate } from "../../../shared/domain/certificate/certificate.ts";
import {
  assertNothingRests,
  assertWhole,
  givingBonus,
  type Held,
  joinHoldings,
  joinPersons,
  separatePersons,
  withdrawnByJoining,
} from "../../../shared/domain/people/join.ts";
import { assertNotJoined, assertSettled, unknownPerson } from "../../../shared/domain/people/person.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { latestOf } from "../../../shared/domain/validation/acquired-domain.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import {
  certificateNumbers,
  completesByJoining,
  type Holdings,
  holdingsAfter,
  noHoldings,
  withCertificates,
  withoutCorrected,
} from "../../../shared/domain/validation/holdings.ts";
import { writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const validity = guidePolicy.partialValidity.vae;
const codes = ["CMI-1", "CMI-2", "CMI-3", "CMI-4"];
const sheetOf = (n: number, decidedOn: string) => ({ id: testId("sheet", n), decidedOn, signedAt: noon });
const granted = (n: number, validUntil: string) => ({
  decidedOn: "2026-01-01",
  validUntil,
  sheetId: testId("sheet", n),
});
const side = (n: number, changes: Partial<Holdings>, decidedOn = "2026-01-01"): Held => ({
  holdings: { ...noHoldings(`prs_${n}`, "CMI"), lastSheetId: testId("sheet", n), ...changes },
  lastSheet: sheetOf(n, decidedOn),
});

describe("R-PER-4: joining", () => {
  const amina = { ...unknownPerson("prs_1"), civilStatus: { firstNames: "Amina", usedName: "Exemple" } };
  const other = { ...unknownPerson("prs_2"), civilStatus: civilStatusOf("Amina Louise", "Exemple") };

  it("fills in what was unknown of the one kept, and happens once", () => {
    const { kept, joined } = joinPersons(amina, other);
    expect(kept.civilStatus).toEqual({ ...other.civilStatus, ...amina.civilStatus });
    expect(joined.joinedInto).toBe("prs_1");
    expect(refusalOf(() => joinPersons(unknownPerson("prs_3"), joined))?.code).toBe("person-joined");
    expect(refusalOf(() => joinPersons(amina, amina))?.code).toBe("same-person");
    expect(separatePersons(kept, joined, amina)).toEqual({ kept: amina, joined: other });
    expect(refusalOf(() => separatePersons(kept, other, amina))?.code).toBe("not-joined");
  });

  it("is undone before an earlier one, and leaves a civil status that was corrected since", () => {
    const first = joinPersons(amina, other);
    const second = joinPersons(first.kept, unknownPerson("prs_3"));
    expect(second.kept.joinedWith).toEqual(["prs_2", "prs_3"]);
    expect(refusalOf(() => separatePersons(second.kept, first.joined, amina))?.code).toBe(
      "joining-rested-on",
    );
    const { civilStatus: before } = first.kept;
    const { kept } = separatePersons(
      second.kept,
      second.joined,
      before === undefined ? {} : { civilStatus: before },
    );
    expect(kept).toStrictEqual(first.kept);
    const civilStatus = civilStatusOf("Aminata", "Exemple");
    expect(separatePersons({ ...kept, civilStatus }, first.joined, amina).kept).toEqual({
      ...amina,
      civilStatus,
    });
  });

  it("leaves a civil status that was given since, and tells nothing of one that was not", () => {
    const [one, two] = [unknownPerson("prs_1"), unknownPerson("prs_2")];
    const { kept, joined } = joinPersons(one, two);
    expect(kept).toStrictEqual({ ...one, joinedWith: ["prs_2"] });
    expect(separatePersons(kept, joined, one)).toStrictEqual({ kept: one, joined: two });
    const { civilStatus } = other;
    expect(separatePersons({ ...kept, civilStatus }, joined, one).kept).toStrictEqual({
      ...one,
      civilStatus,
    });
  });

  it("R-JURY-12: of two sheets of one day, the one signed later is the last", () => {
    const [early, late] = [side(1, {}), side(2, {})];
    const signedAt = (held: Held, at: string): Held => ({
      ...held,
      lastSheet: { ...sheetOf(1, "2026-01-01"), signedAt: at },
    });
    const [nine, ten] = ["2026-01-01T09:00:00Z", "2026-01-01T10:00:00Z"];
    expect(joinHoldings(signedAt(early, nine), signedAt(late, ten)).lastSheetId).toBe(testId("sheet", 2));
    expect(joinHoldings(signedAt(early, ten), signedAt(late, nine)).lastSheetId).toBe(testId("sheet", 1));
  });

  it("rests on a later sheet, of before files of sheets were kept too, or on a certificate", () => {
    const [mine, theirs] = [side(1, {}).holdings, side(2, {}).holdings];
    const rests = (now: Holdings) => refusalOf(() => assertNothingRests(now, mine, theirs))?.code;
    expect([mine, theirs, noHoldings("prs_1", "CMI")].map(rests)).toEqual([undefined, undefined, undefined]);
    expect(rests(side(3, {}).holdings)).toBe("joining-rested-on");
    expect(rests({ ...mine, certificateNumber: "CQP-1" })).toBe("joining-rested-on");
    expect(rests({ ...mine, fallen: [testId("sheet", 1)] })).toBe("joining-rested-on");
  });

  it("rests on a certificate that was withdrawn since, or a decision that fell, but not on those of before", () => {
    const [one, other, third] = [1, 2, 3].map((n) => testId("sheet", n)) as [string, string, string];
    const mine = side(1, { withdrawn: { "CQP-1": one }, fallen: [one] }).holdings;
    const theirs = side(2, {}).holdings;
    const rests = (now: Partial<Holdings>) =>
      refusalOf(() => assertNothingRests({ ...mine, ...now }, mine, theirs))?.code;
    expect(rests({})).toBeUndefined();
    expect(rests({ fallen: [one, third] })).toBe("joining-rested-on");
    expect(rests({ withdrawn: { ...mine.withdrawn, "CQP-2": other } })).toBe("joining-rested-on");
  });

  it("R-DAY-9: puts together the certificates withdrawn from either, and the decisions that fell", () => {
    const [one, other] = [testId("sheet", 1), testId("sheet", 2)];
    const mine = side(1, { withdrawn: { "CQP-1": one }, fallen: [one] });
    const theirs = side(2, { withdrawn: { "CQP-2": other }, fallen: [other] });
    const both = { withdrawn: { "CQP-1": one, "CQP-2": other }, fallen: [one, other] };
    expect(joinHoldings(mine, theirs)).toMatchObject(both);
    expect(joinHoldings(mine, side(2, {}))).toMatchObject({ withdrawn: { "CQP-1": one }, fallen: [one] });
    expect(joinHoldings(side(1, {}), theirs)).toMatchObject({ withdrawn: { "CQP-2": other } });
  });

  it("waits until the files of an earlier one, or of its undoing, have followed", () => {
    expect(refusalOf(() => assertSettled({ ...amina, settling: true }))?.code).toBe("person-settling");
    expect(refusalOf(() => assertSettled({ ...amina, joinedInto: "prs_2" }))?.code).toBe("person-joined");
    expect(refusalOf(() => assertSettled(amina))).toBeUndefined();
  });

  it("is granted while it makes the whole CQP", () => {
    const held = side(1, { acquired: { "CMI-1": granted(1, "2030-01-01") } }).holdings;
    expect(refusalOf(() => assertWhole(held, ["CMI-1"], "2030-01-01"))).toBeUndefined();
    expect(refusalOf(() => assertWhole(held, ["CMI-1", "CMI-2"], "2030-01-01"))?.code).toBe("not-whole");
  });

  it("counts each domain with its own validity, and the sheet signed last is the last", () => {
    const one = side(1, {
      acquired: { "CMI-1": granted(1, "2030-01-01"), "CMI-2": granted(1, "2030-01-01") },
    });
    const two = side(2, { acquired: { "CMI-2": granted(2, "2031-01-01") } }, "2027-01-01");
    const held = joinHoldings(one, two);
    expect(held.acquired).toEqual({ "CMI-1": granted(1, "2030-01-01"), "CMI-2": granted(2, "2031-01-01") });
    expect([held.personId, held.lastSheetId]).toEqual(["prs_1", testId("sheet", 2)]);
    expect(completesByJoining(held, ["CMI-1", "CMI-2"], "2030-01-01")).toBe(true);
    expect(completesByJoining(held, ["CMI-1", "CMI-2"], "2030-01-02")).toBe(false);
    expect(completesByJoining({ ...held, certificateNumber: "CQP-1" }, ["CMI-1"], "2029-01-01")).toBe(false);
  });

  it("leaves what was told in full as it is, and joins no one who was joined, or keeps them", () => {
    expect(joinPersons(other, unknownPerson("prs_3"))).toEqual({
      kept: { ...other, joinedWith: ["prs_3"] },
      joined: { ...unknownPerson("prs_3"), joinedInto: "prs_2" },
    });
    const unknown = unknownPerson("prs_3");
    expect(joinPersons(unknown, unknownPerson("prs_4")).kept).toEqual({ ...unknown, joinedWith: ["prs_4"] });
    const gone = { ...other, joinedInto: "prs_4" };
    expect(refusalOf(() => joinPersons(gone, unknown))?.code).toBe("person-joined");
    expect(refusalOf(() => separatePersons(gone, { ...unknown, joinedInto: gone.id }, other))?.code).toBe(
      "person-joined",
    );
    expect(refusalOf(() => assertNotJoined(other))).toBeUndefined();
  });

  it("puts together what each holds, and tells nothing of what neither does", () => {
    const nothing = (id: string): Held => ({ holdings: noHoldings(id, "CMI"), lastSheet: undefined });
    expect(joinHoldings(nothing("prs_1"), nothing("prs_2"))).toStrictEqual({
      ...noHoldings("prs_1", "CMI"),
      sheets: {},
    });
    const [mine, theirs] = [{ fileId: testId("file", 1) }, { fileId: testId("file", 2), partyId: "cmp_a" }];
    const held = joinHoldings(
      side(1, { sheets: { sheet_1: mine } }),
      side(2, { sheets: { sheet_2: theirs } }),
    );
    expect(held).toStrictEqual({
      ...noHoldings("prs_1", "CMI"),
      lastSheetId: testId("sheet", 2),
      sheets: { sheet_1: mine, sheet_2: theirs },
    });
  });

  it("R-JURY-12: of two sheets of one day the one signed last is the last, with either person kept", () => {
    const signed = (n: number, signedAt: string): Held => {
      const one = side(n, { acquired: { [`CMI-${n}`]: granted(n, "2030-01-01") } });
      return { ...one, lastSheet: { ...sheetOf(n, "2026-01-01"), signedAt } };
    };
    const [early, late] = [signed(2, "2026-01-01T10:00:00.000Z"), signed(1, "2026-01-01T11:00:00.000Z")];
    for (const held of [joinHoldings(early, late), joinHoldings(late, early)])
      expect([held.lastSheetId, Object.keys(held.joined ?? {})]).toEqual([testId("sheet", 1), ["CMI-2"]]);
    const atOnce = [joinHoldings(side(1, {}), side(2, {})), joinHoldings(side(2, {}), side(1, {}))];
    expect(atOnce.map(({ lastSheetId }) => lastSheetId)).toEqual(Array(2).fill(testId("sheet", 2)));
    const decided: Held = { ...early, lastSheet: { ...sheetOf(2, "2026-01-02"), signedAt: noon } };
    expect(joinHoldings(late, decided).lastSheetId).toBe(testId("sheet", 2));
  });

  it("R-JURY-12: what came with two others stays beside the sheet that may be corrected", () => {
    const [mine, theirs] = [granted(1, "2030-01-01"), granted(2, "2031-01-01")];
    const twice = side(
      1,
      { acquired: { "CMI-1": mine, "CMI-2": theirs }, joined: { "CMI-2": theirs } },
      "2027-01-01",
    );
    const third = side(3, { acquired: { "CMI-3": granted(3, "2029-01-01") } });
    expect(joinHoldings(twice, third).joined).toEqual({ "CMI-2": theirs, "CMI-3": granted(3, "2029-01-01") });
  });

  it("R-JURY-13: two certificates stay, and the one whose sheet is corrected leaves the other", () => {
    const held = joinHoldings(
      side(1, { certificateNumber: "CQP-1" }),
      side(2, { certificateNumber: "CQP-2" }, "2027-01-01"),
    );
    expect([held.certificateNumber, held.otherCertificates]).toEqual(["CQP-2", ["CQP-1"]]);
  });

  it("R-JURY-13: all certificates of a person are known, and each stands once those before it are withdrawn", () => {
    const nothing = noHoldings("prs_1", "CMI");
    const [one, two, three] = [
      {},
      { otherCertificates: ["CQP-2"] },
      { otherCertificates: ["CQP-2", "CQP-3"] },
    ].map((others) => ({ ...nothing, certificateNumber: "CQP-1", ...others })) as [
      Holdings,
      Holdings,
      Holdings,
    ];
    expect([nothing, one, three].map(certificateNumbers)).toEqual([
      [],
      ["CQP-1"],
      ["CQP-1", "CQP-2", "CQP-3"],
    ]);
    expect(
      [one, two, three].map((held) => withCertificates(held, certificateNumbers(held).slice(1))),
    ).toStrictEqual([
      nothing,
      { ...nothing, certificateNumber: "CQP-2" },
      { ...nothing, certificateNumber: "CQP-2", otherCertificates: ["CQP-3"] },
    ]);
  });

  it("keeps whose sheets were another's while they are no one's of the two, or were corrected since", () => {
    const [mine, theirs, other] = [1, 2, 3].map((n) => testId("sheet", n)) as [string, string, string];
    const origin = { fileId: testId("file", 1) };
    const one = side(1, { ofOthers: [theirs, other], sheets: { [mine]: origin } });
    const two = side(2, { sheets: { [theirs]: origin } });
    expect(joinHoldings(one, two).ofOthers).toEqual([other]);
    expect(joinHoldings(side(1, { ofOthers: [theirs] }), two)).not.toHaveProperty("ofOthers");
    const correction = {
      id: other,
      fileId: origin.fileId,
      corrects: { sheetId: theirs, number: "1" },
      acquiredBefore: {},
      results: [],
    };
    const corrected = holdingsAfter(two.holdings, correction as unknown as DecisionSheet, {
      domainCodes: codes,
    });
    expect(corrected.sheets).toEqual({ [other]: origin });
    expect(joinHoldings(side(1, { ofOthers: [theirs] }), { ...two, holdings: corrected }).ofOthers).toEqual([
      theirs,
    ]);
    // Older holdings list both.
    const older = { ...corrected, sheets: { [theirs]: origin, [other]: origin } };
    const now = withoutCorrected(older, [{ corrects: undefined }, correction]);
    expect(now).toEqual(corrected);
    expect(joinHoldings(side(1, { ofOthers: [theirs] }), { ...two, holdings: now }).ofOthers).toEqual([
      theirs,
    ]);
    expect(withoutCorrected(noHoldings("prs_1", "CMI"), [correction])).toEqual(noHoldings("prs_1", "CMI"));
  });

  it("R-JURY-8: a first sheet rests on what was joined, which is no longer beside", () => {
    const joined = { "CMI-1": granted(1, "2030-01-01") };
    const held = { ...noHoldings("prs_1", "CMI"), acquired: joined, joined };
    const sheet = writeSheet(fileIn("scheduled"), decisionGranting(["CMI-2"], ["CMI-2"]), {
      id: testId("sheet", 2),
      number: "FD-2",
      sessionId: testId("ses", 1),
      domainCodes: codes,
      acquiredBefore: joined,
      decidedOn: "2026-02-02",
      chair: { memberId: "jur_exemple", name: "Camille Exemple" },
      signedAt: noon,
      validity,
    });
    const after = holdingsAfter(held, sheet, { domainCodes: codes });
    expect(after).not.toHaveProperty("joined");
    expect(Object.keys(after.acquired)).toEqual(["CMI-1", "CMI-2"]);
  });

  it("R-JURY-10: of two grants of one domain that end together, that of the last sheet counts", () => {
    const [first, last] = [granted(1, "2030-01-01"), granted(2, "2030-01-01")];
    expect(latestOf({ "CMI-1": first }, { "CMI-1": last })).toEqual({ "CMI-1": last });
  });

  it("R-JURY-12: a certificate's sheet is the last, though the other was signed later", () => {
    const held = joinHoldings(side(1, { certificateNumber: "CQP-1" }), side(2, {}, "2027-01-01"));
    expect([held.certificateNumber, held.lastSheetId]).toEqual(["CQP-1", testId("sheet", 1)]);
  });

  it("R-REF-6: two certificates give one bonus, the earlier, or the one that stands", () => {
    const certificateOn = (number: string, decidedOn: string) =>
      issueCertificate(
        {
          ...sheetOf(1, decidedOn),
          ...fileIn("certified"),
          fileId: testId("file", 1),
        } as unknown as DecisionSheet,
        { number, issuedAt: noon, bonus: guidePolicy.bonus },
      );
    const [early, late] = [certificateOn("CQP-1", "2026-01-01"), certificateOn("CQP-2", "2027-01-01")];
    expect(givingBonus([late, early])).toBe(early);
    expect(givingBonus([late, { ...early, withdrawnAt: noon }])).toBe(late);
  });
});

describe("R-PER-4: of two files under way one is kept", () => {
  const waiting = fileIn("submitted", { id: testId("file", 1) });
  const drafted = fileIn("enrolled", { id: testId("file", 2) });
  const convened = fileIn("scheduled", { id: testId("file", 3) });
  const withdrawn = (
    files: Parameters<typeof withdrawnByJoining>[0],
    keep: string[] = [],
    certified = false,
  ) => withdrawnByJoining(files, { keep, certified }).map(({ after }) => [after.id, after.state]);

  it("the one that OEMM names, or the one that is convened", () => {
    expect(withdrawn([waiting, drafted], [drafted.id])).toEqual([[waiting.id, "withdrawn"]]);
    expect(withdrawn([waiting, convened])).toEqual([[waiting.id, "withdrawn"]]);
    expect(withdrawn([waiting])).toEqual([]);
    expect(refusalOf(() => withdrawn([waiting, drafted]))).toMatchObject({
      code: "file-to-keep",
      detail: expect.stringContaining(
        `pour le CQP CMI\u00a0: il faut dire lequel est conservé, ${waiting.id} ou ${drafted.id}.`,
      ),
    });
  });

  it("a convened one is withdrawn once it was taken out of its session", () => {
    expect(refusalOf(() => withdrawn([waiting, convened], [waiting.id]))?.code).toBe("file-convened");
    const second = { ...convened, id: testId("file", 4) };
    expect(refusalOf(() => withdrawn([second, convened]))?.code).toBe("file-to-keep");
  });

  it("R-JURY-13: none is, once the CQP was issued", () => {
    expect(withdrawn([waiting], [waiting.id], true)).toEqual([[waiting.id, "withdrawn"]]);
  });
});
