import { describe, expect, it } from "vitest";
import { undoAbsenceOf } from "../../../shared/domain/jury/absence.ts";
import {
  type Correctable,
  correctionTerms,
  countersignCorrection,
  mayCorrect,
  noCorrection,
  openLateDecision,
  proposeCorrection,
  reopenCorrection,
  withCorrected,
} from "../../../shared/domain/jury/correction.ts";
import type { JuryOutcome } from "../../../shared/domain/jury/outcome.ts";
import { recordOutcome, signOutcome } from "../../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";
import { chair, decision, domainCodes, files, opened, plan } from "../../support/jury-sessions.ts";

const [fileId = ""] = plan.fileIds;
const [, second = "", third = "", fourth = ""] = plan.memberIds;
const signedAt = `${plan.date}T10:00:00Z`;
const period = guidePolicy.jury.correction;
const within = { today: plan.date, period };
const rules = { domainCodes, validity: guidePolicy.partialValidity.vae };
const explanation = "Deux lignes ont été interverties.";
const right: JuryOutcome = {
  ...decisionGranting(domainCodes, ["CMI-2"]),
  recommendation: decision.recommendation,
};

const signed = signOutcome(
  recordOutcome(opened(), fileId, decision, chair),
  fileId,
  { signedAt, sheetId: testId("sheet", 1) },
  chair,
).session;
const [file] = files;
if (file === undefined) throw new Error("no file");
const sheet = writeSheet(file, decision, {
  ...rules,
  id: testId("sheet", 1),
  number: "FD-1",
  sessionId: signed.id,
  acquiredBefore: {},
  decidedOn: plan.date,
  chair: { memberId: chair.memberId, name: "Membre 1" },
  signedAt,
});
const slotOf = (session: Correctable["session"]) => {
  const slot = session.slots.find((one) => one.fileId === fileId);
  if (slot === undefined) throw new Error("no slot");
  return slot;
};
const from = (changes: Partial<Correctable> = {}): Correctable => {
  const session = changes.session ?? signed;
  const correction = noCorrection(fileId, session.id);
  return { session, slot: slotOf(session), sheet, correction, ...changes };
};
const said = (outcome: JuryOutcome = right) => ({
  id: testId("sheet", 2),
  outcome,
  explanation,
  at: signedAt,
});
const proposed = (held = from()) => ({ ...held, correction: proposeCorrection(held, said(), chair, within) });
const read = { correctionId: testId("sheet", 2) };

describe("R-DAY-8: a clerical error is corrected by two", () => {
  it("by the chair who signed, and a member of the other side who was present", () => {
    const terms = correctionTerms(from(), period);
    expect([terms.signer.id, terms.standIn, terms.countersigners.map(({ id }) => id)]).toEqual([
      chair.memberId,
      false,
      [third, fourth],
    ]);
    expect(plan.memberIds.filter((id) => mayCorrect(terms, id))).toEqual([chair.memberId, third, fourth]);
    const refusal = (memberId: string) =>
      refusalOf(() => proposeCorrection(from(), said(), { memberId }, within))?.code;
    expect([second, third].map(refusal)).toEqual(["not-the-signer", "not-the-signer"]);
    const { signers, outcome, id } = countersignCorrection(proposed(), read, { memberId: third }, within);
    expect([id, outcome, signers]).toEqual([
      testId("sheet", 2),
      right,
      { countersigner: { memberId: third, name: "Membre 3" } },
    ]);
    for (const memberId of [chair.memberId, second])
      expect(refusalOf(() => countersignCorrection(proposed(), read, { memberId }, within))?.code).toBe(
        "not-a-countersigner",
      );
  });

  it("not by one who was away, or who said that they know the candidate", () => {
    const session = {
      ...signed,
      attended: signed.attended.filter((id) => id !== third),
      steppedBack: [{ memberId: fourth, at: signedAt, because: "knows-candidate" as const, fileId }],
    };
    expect(correctionTerms(from({ session }), period).countersigners).toEqual([]);
    const back = { ...session, attended: signed.attended };
    expect(correctionTerms(from({ session: back }), period).countersigners.map(({ id }) => id)).toEqual([
      third,
    ]);
    const other = {
      ...session,
      steppedBack: [{ memberId: fourth, at: signedAt, because: "unavailable" as const }],
    };
    expect(correctionTerms(from({ session: other }), period).countersigners).toHaveLength(1);
  });

  it("once, as it was read: what was said anew, or signed, is read again", () => {
    const by = { memberId: third };
    const changed = (held: Correctable) =>
      refusalOf(() => countersignCorrection(held, read, by, within))?.code;
    expect(changed(from())).toBe("correction-changed");
    const anew = { ...said(), id: testId("sheet", 3) };
    expect(changed({ ...from(), correction: proposeCorrection(proposed(), anew, chair, within) })).toBe(
      "correction-changed",
    );
    const other = proposeCorrection(from(), said(), chair, within);
    const byOther = { ...from(), correction: { ...other, proposed: { ...said(), by: second } } };
    expect(changed(byOther)).toBe("correction-changed");
    const { correction } = countersignCorrection(proposed(), read, by, within);
    expect(correction).toEqual({ fileId, sessionId: signed.id, version: 0 });
    expect(correction).toEqual(noCorrection(fileId, signed.id));
  });

  it("changes something, of what was presented", () => {
    const code = (outcome: JuryOutcome) =>
      refusalOf(() => proposeCorrection(from(), said(outcome), chair, within))?.code;
    expect(code(decision)).toBe("nothing-corrected");
    expect(code({ ...decision, recommendation: "Autre." })).toBeUndefined();
    expect(code({ kind: "absent" })).toBeUndefined();
    expect(code({ kind: "decided", domains: { "CMI-1": "not-acquired" } })).toBe("domains-mismatch");
    const { corrects, countersigner } = correctSheet(sheet, right, {
      ...rules,
      id: testId("sheet", 2),
      signedAt,
      signers: { countersigner: { memberId: third, name: "Membre 3" } },
    });
    expect([corrects?.changes, countersigner?.memberId]).toEqual([
      [
        { domainCode: "CMI-1", from: "acquired", to: "not-acquired" },
        { domainCode: "CMI-2", from: "not-acquired", to: "acquired" },
      ],
      third,
    ]);
  });

  it("within sixty days of the signature, the last one included; later once OEMM reopened it", () => {
    const last = addDays(plan.date, 60);
    expect(correctionTerms(from(), period).lastDay).toBe(last);
    const late = { period, today: addDays(last, 1) };
    const code = (held: Correctable, on: typeof late) =>
      refusalOf(() => proposeCorrection(held, said(), chair, on))?.code;
    expect(code(from(), { period, today: last })).toBeUndefined();
    expect(code(from(), late)).toBe("correction-late");
    expect(refusalOf(() => countersignCorrection(proposed(), read, { memberId: third }, late))?.code).toBe(
      "correction-late",
    );
    const reopened = from({ correction: reopenCorrection(proposed(), { on: late.today }) });
    expect(reopened.correction.proposed).toBeUndefined();
    expect(reopened.correction.reopened).toStrictEqual({ on: late.today });
    expect(code(reopened, { period, today: addDays(late.today, 60) })).toBeUndefined();
    expect(code(reopened, { period, today: addDays(late.today, 61) })).toBe("correction-late");
  });

  it("in the place of a chair who can't, by another present member of their side whom OEMM names", () => {
    const named = (standIn: string, session = signed) =>
      refusalOf(() => reopenCorrection(from({ session }), { on: plan.date, standIn }))?.code;
    expect([chair.memberId, third, "jur_membre_9"].map((id) => named(id))).toEqual(Array(3).fill("stand-in"));
    expect(named(second, { ...signed, attended: [chair.memberId, third] })).toBe("stand-in");
    const held = from({ correction: reopenCorrection(from(), { on: plan.date, standIn: second }) });
    expect(refusalOf(() => proposeCorrection(held, said(), chair, within))?.code).toBe("not-the-signer");
    const correction = proposeCorrection(held, said(), { memberId: second }, within);
    const after = countersignCorrection({ ...held, correction }, read, { memberId: third }, within);
    expect(after.signers.standIn).toEqual({ memberId: second, name: "Membre 2" });
    // Whom OEMM named since signs anew.
    const again = reopenCorrection({ ...held, correction }, { on: plan.date });
    expect(proposeCorrection(from({ correction: again }), said(), chair, within).proposed?.by).toBe(
      chair.memberId,
    );
  });

  it("rules on what the sheet did, though the session says more of the slot", () => {
    const results = sheet.results.map((one, n) =>
      n === 0 ? { ...one, result: "already-acquired" as const } : one,
    );
    expect(correctionTerms(from({ sheet: { ...sheet, results } }), period).presented).toEqual(
      domainCodes.slice(1),
    );
  });

  it("of a session that is over or sits, not of one that is to come", () => {
    const planned = { ...signed, state: "planned" } as unknown as typeof signed;
    const asked = [
      () => correctionTerms(from({ session: planned }), period),
      () => reopenCorrection(from({ session: planned }), { on: plan.date }),
      () => withCorrected(planned, fileId, right, { signedAt, sheetId: testId("sheet", 2), chair: second }),
      () => openLateDecision(noCorrection(fileId, planned.id), planned, fileId, plan.date),
    ];
    for (const command of asked) expect(refusalOf(command)).toBeDefined();
  });

  it("of a session that signed something of the candidate", () => {
    const nothing = from({ sheet: undefined, session: opened() });
    expect(refusalOf(() => correctionTerms(nothing, period))?.code).toBe("nothing-to-correct");
    expect(refusalOf(() => reopenCorrection(nothing, { on: plan.date }))?.code).toBe("nothing-to-correct");
    const reopened = (standIn: string, changes: Partial<Correctable>) =>
      from({
        correction: { ...noCorrection(fileId, signed.id), reopened: { on: plan.date, standIn } },
        ...changes,
      });
    for (const held of [reopened(second, { sheet: undefined }), reopened("jur_membre_9", {})])
      expect(refusalOf(() => correctionTerms(held, period))?.code).toBe("nothing-to-correct");
  });

  it("the session says what the last sheet does", () => {
    const signature = { signedAt, sheetId: testId("sheet", 2), chair: chair.memberId };
    expect(slotOf(withCorrected(signed, fileId, right, signature))).toMatchObject({
      outcome: right,
      signature,
    });
  });
});

describe("R-DAY-2, R-DAY-8: an absence made decision, and back", () => {
  const absent = signOutcome(
    recordOutcome(opened(), fileId, { kind: "absent" }, chair),
    fileId,
    { signedAt, sheetId: testId("sheet", 1) },
    chair,
  ).session;
  const closed = { ...absent, state: "closed" as const };
  const undone = undoAbsenceOf(closed, file, false).session;
  const correction = openLateDecision(
    noCorrection(fileId, closed.id),
    closed,
    fileId,
    addDays(plan.date, 90),
  );
  const held = from({ session: undone, sheet: undefined, correction });

  it("undone once the session is over, the decision is signed by who had signed the absence, from that day on", () => {
    const terms = correctionTerms(held, period);
    expect([terms.signer.id, terms.presented, terms.lastDay]).toEqual([
      chair.memberId,
      domainCodes,
      addDays(plan.date, 150),
    ]);
    const reopened = { ...correction, reopened: { on: addDays(plan.date, 10) } };
    expect(correctionTerms({ ...held, correction: reopened }, period).lastDay).toBe(terms.lastDay);
    const code = (outcome: JuryOutcome) =>
      refusalOf(() => proposeCorrection(held, said(outcome), chair, within))?.code;
    expect(code(decision)).toBeUndefined();
    expect(code({ kind: "excused" })).toBe("nothing-corrected");
    const unsigned = { ...closed, slots: closed.slots.map(({ signature: _, ...slot }) => slot) };
    expect(openLateDecision(noCorrection(fileId, closed.id), unsigned, fileId, plan.date).undone).toEqual({
      on: plan.date,
      chair: chair.memberId,
    });
  });

  it("of a sheet that was corrected to an absence too, and not before OEMM undid it", () => {
    const gone = correctSheet(sheet, { kind: "absent" }, { ...rules, id: testId("sheet", 2), signedAt });
    expect([gone.absence, gone.validation, gone.corrects?.number]).toEqual(["absent", "partial", "FD-1"]);
    const before = from({ sheet: gone });
    expect(refusalOf(() => correctionTerms(before, period))?.code).toBe("nothing-to-correct");
    const after = from({ sheet: gone, session: undone, correction });
    expect(proposeCorrection(after, said(decision), chair, within).proposed?.outcome).toEqual(decision);
    expect(refusalOf(() => proposeCorrection(after, said({ kind: "absent" }), chair, within))?.code).toBe(
      "nothing-corrected",
    );
  });
});
