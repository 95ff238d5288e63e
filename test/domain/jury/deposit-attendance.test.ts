import { describe, expect, it } from "vitest";
import type { Inspection } from "../../../shared/domain/evidence/inspection.ts";
import type { UploadedBytes } from "../../../shared/domain/evidence/verify.ts";
import type { SessionActor } from "../../../shared/domain/jury/attendance.ts";
import {
  acceptedAttendance,
  announceAttendance,
  verifyAttendance,
} from "../../../shared/domain/jury/deposit-attendance.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import type { SignedAttendance } from "../../../shared/domain/jury/signed-attendance.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../../shared/domain/time/period.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";
import { convened, opened } from "../../support/jury-sessions.ts";

const sheet = { fileName: "Feuille d’émargement.pdf", contentType: "application/pdf" };
const session = opened();
const chair = { memberId: session.chair };
const lastToReplace = lastDayAfter(session.date, guidePolicy.jury.correction);
const lastToDeposit = lastDayAfter(session.date, guidePolicy.retention.evidence);

function announced(
  {
    held = [],
    of = session,
    by = "oemm",
    on = session.date,
    n = 1,
  }: {
    held?: readonly SignedAttendance[];
    of?: JurySession;
    by?: SessionActor;
    on?: string;
    n?: number;
  } = {},
  scan: { fileName: string; contentType?: string; size?: number } = sheet,
) {
  const given = { id: testId("evd", n), uploadUntil: "2026-03-02T09:15:00.000Z", now: noon, today: on };
  return announceAttendance(scan, { session: of, held, by }, given, guidePolicy);
}

const pdf = { contentType: "application/pdf" };
const bytes = (found: Inspection = pdf, size = 1000): UploadedBytes => ({
  size,
  sha256: "ab".repeat(32),
  found,
});

/** A scan that was accepted. */
function accepted(n = 1): SignedAttendance {
  const verified = verifyAttendance([announced({ n }).scan], testId("evd", n), bytes(), noon);
  if (verified === undefined) throw new Error("it waits for no bytes");
  return verified.scan;
}

describe("R-DAY-6: the signed attendance sheet of a session", () => {
  it("is announced by OEMM or the chair once the session was opened, and after its end", () => {
    const scan = { id: testId("evd", 1), version: 1, state: "requested", fileName: sheet.fileName };
    expect(announced({ by: chair }).scan).toMatchObject(scan);
    expect(announced({ of: { ...session, state: "closed" } })).toMatchObject({ scan, replaced: [] });
    expect(refusalOf(() => announced({ of: convened() }))?.code).toBe("transition-refused");
  });

  it("is not announced by another member, present or not", () => {
    const others = session.members.filter(({ id }) => id !== session.chair);
    for (const { id } of others)
      expect(refusalOf(() => announced({ by: { memberId: id } }))).toMatchObject({
        code: "not-the-chair",
        rule: "R-DAY-6",
      });
  });

  it("is a PDF or a picture, of the size that these may have", () => {
    for (const fileName of ["feuille.PDF", "photo.jpg", "photo.heic", "photo.png", "photo.webp"])
      expect(announced({}, { fileName }).scan.state).toBe("requested");
    for (const fileName of ["feuille.docx", "feuille.mp4", "feuille.pptx", "feuille.exe"])
      expect(refusalOf(() => announced({}, { fileName }))?.fields).toEqual([
        { path: "fileName", message: expect.stringContaining("au format PDF, ou en photo") },
      ]);
    const size = guidePolicy.evidence.megabytes.image * 1024 * 1024;
    expect(announced({}, { fileName: "photo.jpg", size }).scan.maxBytes).toBe(size);
    expect(refusalOf(() => announced({}, { fileName: "photo.jpg", size: size + 1 }))?.fields).toMatchObject([
      { path: "size" },
    ]);
  });

  it("is the session's once its bytes are verified, by what a jury can open", () => {
    const held = [announced().scan];
    const verified = verifyAttendance(held, testId("evd", 1), bytes(), noon);
    expect(verified).toMatchObject({
      scan: { state: "accepted", version: 2, size: 1000, sha256: "ab".repeat(32), verifiedAt: noon },
      replaced: [],
    });
    const both = [...held, ...(verified === undefined ? [] : [verified.scan])];
    expect(acceptedAttendance(both)).toBe(verified?.scan);
    const refused = verifyAttendance(held, testId("evd", 1), bytes({ fault: { reason: "malware" } }), noon);
    expect(refused).toMatchObject({
      scan: { state: "rejected", rejection: { reason: "malware" } },
      replaced: [],
    });
    const none = refused === undefined ? [] : [refused.scan];
    expect(refusalOf(() => acceptedAttendance(none))?.code).toBe("no-signed-attendance");
    const film = verifyAttendance(held, testId("evd", 1), bytes({ contentType: "video/mp4" }), noon);
    expect(film?.scan.rejection).toEqual({
      reason: "type-not-allowed",
      detail: expect.stringContaining("au format PDF, ou en photo"),
    });
  });

  it("is verified once: bytes that come again, or for a scan that nothing waits for, change nothing", () => {
    const held = accepted();
    expect(verifyAttendance([held], held.id, bytes(), noon)).toBeUndefined();
    expect(verifyAttendance([held], testId("evd", 2), bytes(), noon)).toBeUndefined();
  });

  it("gives way to a newer one once that is accepted, not before", () => {
    const before = accepted();
    const { scan, replaced } = announced({ held: [before], n: 2 });
    expect(replaced).toEqual([]);
    const held = [before, scan];
    expect(verifyAttendance(held, scan.id, bytes(pdf, 0), noon)).toMatchObject({
      scan: { state: "rejected" },
      replaced: [],
    });
    expect(verifyAttendance(held, scan.id, bytes(), noon)).toMatchObject({
      scan: { id: scan.id, state: "accepted" },
      replaced: [{ id: before.id, state: "removed", version: before.version + 1 }],
    });
  });

  it("takes away what was announced and never accepted", () => {
    const waiting = announced().scan;
    const refused = verifyAttendance([waiting], waiting.id, bytes(pdf, 0), noon)?.scan ?? waiting;
    const [first] = announced({ held: [waiting], n: 2 }).replaced;
    expect(first).toMatchObject({ id: waiting.id, state: "removed", version: 2 });
    expect(announced({ held: [refused], n: 2 }).replaced).toMatchObject([{ state: "removed", version: 3 }]);
    const gone = first ?? waiting;
    expect(announced({ held: [gone, accepted()], n: 2 }).replaced).toEqual([]);
  });

  it("is replaced as long as a clerical error is corrected", () => {
    const held = [accepted()];
    expect(announced({ held, on: lastToReplace, n: 2 }).scan.state).toBe("requested");
    expect(refusalOf(() => announced({ held, on: addDays(lastToReplace, 1), n: 2 }))).toMatchObject({
      code: "attendance-final",
      rule: "R-DAY-6",
    });
  });

  it("comes for the first time as long as evidence is kept", () => {
    expect(announced({ on: lastToDeposit }).scan.state).toBe("requested");
    expect(refusalOf(() => announced({ on: addDays(lastToDeposit, 1) }))).toMatchObject({
      code: "attendance-late",
      rule: "R-DAY-6",
    });
  });
});
