import { describe, expect, it } from "vitest";
import type { Certificate } from "../../../shared/domain/certificate/certificate.ts";
import {
  followCertificate,
  numbersAtStake,
  restoreCertificate,
  withdrawCertificate,
} from "../../../shared/domain/certificate/life.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { AcquiredDomains } from "../../../shared/domain/validation/acquired-domain.ts";
import type { DecisionSheet, GrantedBySheet } from "../../../shared/domain/validation/decision-sheet.ts";
import { type Holdings, noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const [first, last, other] = [testId("sheet", 1), testId("sheet", 2), testId("sheet", 3)];
const codes = ["CMI-1", "CMI-2"];
const [decided, withdrawn, now] = ["2026-03-02", "2026-05-04T09:00:00Z", "2026-06-01T09:00:00Z"];

/** Domains, each with the sheet that granted it. */
const by = (sheets: Record<string, string>, validUntil = "2031-03-02"): AcquiredDomains =>
  Object.fromEntries(
    Object.entries(sheets).map(([code, sheetId]) => [code, { decidedOn: decided, validUntil, sheetId }]),
  );
const held = (changes: Partial<Holdings> = {}): Holdings => ({
  ...noHoldings("prs_1", "CMI"),
  acquired: by({ "CMI-1": first, "CMI-2": last }),
  lastSheetId: last,
  ...changes,
});
const certificate = (changes: Partial<Certificate> = {}) =>
  ({ number: "CQP-1", sheetId: last, issuedAt: "2026-03-02T09:00:00Z", ...changes }) as Certificate;
const sheet = (id: string, granted: readonly string[], acquiredBefore: AcquiredDomains = {}) =>
  ({
    id,
    acquiredBefore,
    decidedOn: decided,
    validity: guidePolicy.partialValidity.vae,
    results: codes.map((domainCode) => ({
      domainCode,
      result: granted.includes(domainCode) ? "acquired" : "not-acquired",
    })),
  }) as unknown as DecisionSheet & GrantedBySheet;
const whole = sheet(last, ["CMI-2"], by({ "CMI-1": first }));

describe("R-DAY-8: which certificates a sheet may change", () => {
  it("are those that stand, and the one withdrawn from the sheet that it corrects", () => {
    const all = held({ certificateNumber: "CQP-3", withdrawn: { "CQP-1": first, "CQP-2": last } });
    expect(numbersAtStake(all, { corrects: { sheetId: first } as never })).toEqual(["CQP-1", "CQP-3"]);
    expect(numbersAtStake(all, {})).toEqual([]);
  });

  it("one that is withdrawn doesn't keep the sheet of another from being corrected", () => {
    const elsewhere = { fileId: testId("file", 9), sheetId: other, number: "CQP-2" };
    const known = [
      certificate(),
      certificate({
        ...elsewhere,
        withdrawnAt: withdrawn,
        withdrawals: [{ at: withdrawn, because: "fraud" }],
      }),
    ];
    const correction = { ...whole, id: other, corrects: { sheetId: last }, validation: "full" };
    const given = { number: "CQP-9", at: now, bonus: guidePolicy.bonus };
    expect(followCertificate(held(), correction as never, known, given).change?.kind).toBe("moved");
    const partial = { ...correction, validation: "partial" };
    const after = followCertificate(held(), partial as never, known, given).change?.after;
    expect(after?.withdrawals).toStrictEqual([{ at: now, because: "corrected" }]);
  });
});

describe("R-DAY-9: what OEMM withdraws", () => {
  const withdraw = (
    fallen: Pick<DecisionSheet, "id" | "acquiredBefore">,
    { from = held(), of = certificate(), all = [sheet(first, ["CMI-1"]), whole] } = {},
  ) =>
    withdrawCertificate(from, of, { own: whole, fallen, all }, { because: "annulled", at: withdrawn })
      .holdings;

  it("is a decision that the certificate rests on, and that still counts", () => {
    const unrelated = sheet(other, ["CMI-1"]);
    const refusal = {
      code: "grants-nothing",
      rule: "R-DAY-9",
      kind: "input",
      fields: [
        {
          path: "sheetId",
          message: "Cette fiche n’accorde rien à ce certificat, ou a été rectifiée depuis.",
        },
      ],
      detail: "Ce certificat ne repose pas sur cette décision.",
    };
    // It counts, but the certificate was there before it.
    const since = held({ acquired: by({ "CMI-1": other, "CMI-2": last }) });
    expect(refusalOf(() => withdraw(unrelated, { from: since }))).toMatchObject(refusal);
    // The certificate rested on it, but it was corrected away.
    expect(refusalOf(() => withdraw(sheet(first, []), { from: since }))).toMatchObject(refusal);
    expect(withdraw(sheet(first, ["CMI-1"])).fallen).toEqual([first]);
  });

  it("R-PER-4: is any decision that counts, where joining made the CQP whole", () => {
    const of = certificate({ byJoining: true });
    const from = held({ acquired: by({ "CMI-1": other, "CMI-2": last }) });
    expect(withdraw(sheet(other, ["CMI-1"]), { from, of }).fallen).toEqual([other]);
  });

  it("leaves the holder's other certificate", () => {
    const both = held({ certificateNumber: "CQP-1", otherCertificates: ["CQP-2"] });
    const after = withdraw(whole, { from: both });
    expect(after).toMatchObject({ certificateNumber: "CQP-2", withdrawn: { "CQP-1": last } });
    expect(after).not.toHaveProperty("otherCertificates");
  });

  it("gives back what the last decision found, though its sheet isn't known any more, and nothing by another", () => {
    const found = by({ "CMI-1": other });
    const alone = held({ acquired: by({ "CMI-2": last }) });
    expect(withdraw({ id: last, acquiredBefore: found }, { from: alone, all: [] }).acquired).toEqual(found);
    const earlier = withdraw({ id: first, acquiredBefore: by({ "CMI-1": other }) });
    expect(earlier.acquired).toEqual(by({ "CMI-2": last }, earlier.acquired["CMI-2"]?.validUntil));
  });

  it("leaves beside the last sheet what others granted, for when that is corrected", () => {
    const third = sheet(other, ["CMI-2"]);
    const from = held({ acquired: by({ "CMI-1": first, "CMI-2": other }), lastSheetId: other });
    const all = [sheet(first, ["CMI-1"]), whole, third];
    const after = withdraw(sheet(first, ["CMI-1"]), { from, all });
    expect(Object.entries(after.joined ?? {}).map(([code, { sheetId }]) => [code, sheetId])).toEqual([
      ["CMI-2", last],
    ]);
    const lastFell = withdraw(whole, { all });
    expect(Object.keys(lastFell.joined ?? {})).toEqual(["CMI-1", "CMI-2"]);
  });
});

describe("R-DAY-9: what OEMM restores", () => {
  const fell = certificate({
    withdrawnAt: withdrawn,
    withdrawals: [{ at: withdrawn, because: "annulled", sheetId: last }],
  });
  const restore = ({
    from = held({ acquired: by({ "CMI-1": first }), fallen: [last], withdrawn: { "CQP-1": last } }),
    own = whole,
    returned = whole,
    others = [] as Certificate[],
  } = {}) =>
    restoreCertificate(from, fell, { own, returned }, { at: now, domainCodes: codes, others }).holdings;

  it("stands again with what fell, and nothing is left of its fall", () => {
    const after = restore();
    expect(after).toMatchObject({ certificateNumber: "CQP-1", acquired: { "CMI-2": { sheetId: last } } });
    for (const gone of ["fallen", "withdrawn", "joined"]) expect(after).not.toHaveProperty(gone);
    // Decisions that fell were not told of at first.
    const before = held({ acquired: by({ "CMI-1": first }), withdrawn: { "CQP-1": last } });
    expect(restore({ from: before })).not.toHaveProperty("fallen");
  });

  it("leaves other certificates withdrawn, and other decisions fallen", () => {
    const from = held({
      acquired: {},
      fallen: [other, last],
      withdrawn: { "CQP-2": other, "CQP-1": last },
    });
    expect(restore({ from })).toMatchObject({ fallen: [other], withdrawn: { "CQP-2": other } });
  });

  it("counts beside a later sheet, whose correction leaves it", () => {
    const from = held({ acquired: by({ "CMI-1": other }), fallen: [last], lastSheetId: other });
    expect(Object.keys(restore({ from }).joined ?? {})).toEqual(codes);
    const own = held({ acquired: {}, fallen: [last], joined: by({ "CMI-1": other }) });
    expect(restore({ from: own }).joined).toEqual(by({ "CMI-1": other }));
  });

  it("isn't kept from it by a certificate that stood before, but by one issued or restored since", () => {
    const beside = (changes: Partial<Certificate>) => certificate({ number: "CQP-2", ...changes });
    const before = "2026-01-01T09:00:00Z";
    const again = { at: before, because: "fraud" as const };
    for (const issuedAt of [before, withdrawn])
      expect(restore({ others: [beside({ issuedAt })] }).certificateNumber).toBe("CQP-1");
    const restored = [{ ...again, restoredAt: now }];
    for (const since of [{ issuedAt: now }, { issuedAt: before, withdrawals: restored }])
      expect(refusalOf(() => restore({ others: [beside(since)] }))?.code).toBe("granted-since");
    const long = [{ ...again, restoredAt: before }, again];
    expect(restore({ others: [beside({ issuedAt: before, withdrawals: long })] }).certificateNumber).toBe(
      "CQP-1",
    );
  });

  it("doesn't rest on what had expired before its decision", () => {
    const expired = sheet(last, codes, by({ "CMI-1": other }, "2026-03-01"));
    const from = held({ acquired: {}, fallen: [last, other], ofOthers: [other] });
    expect(restore({ from, own: expired, returned: expired }).certificateNumber).toBe("CQP-1");
    expect(refusalOf(() => restore({ from: held({ acquired: {}, fallen: [last, first] }) }))?.code).toBe(
      "rests-on-fallen",
    );
  });

  it("doesn't bring back what a decision that fell had granted before it", () => {
    const returned = sheet(other, ["CMI-2"], by({ "CMI-1": first }));
    const from = held({ acquired: {}, fallen: [first, other] });
    const own = sheet(last, [], by({ "CMI-2": other }));
    expect(Object.keys(restore({ from, own, returned }).acquired)).toEqual(["CMI-2"]);
  });
});
