import { DomainError } from "../domain-error.ts";
import { evidenceMachine } from "../evidence/evidence.ts";
import { type AnnouncedBytes, admitUpload, removeEvidence } from "../evidence/request.ts";
import { type UploadedBytes, verifyPiece } from "../evidence/verify.ts";
import { longDate } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import { allowedCommands, assertAllowed, begin } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";
import type { SessionActor } from "./attendance.ts";
import { type JurySession, jurySessionMachine } from "./session.ts";
import type { SignedAttendance } from "./signed-attendance.ts";

/** What a scan is called where formats are told by what a piece is for. */
const category = "signed-attendance";

type Periods = Pick<Policy, "jury" | "retention">;

/** Scans that change together: those that are written, and those of them that were taken away. */
export interface ChangedScans {
  scan: SignedAttendance;
  replaced: SignedAttendance[];
}

/**
 * R-DAY-6: the scan of the signed attendance sheet is announced by OEMM or the chair once the session was opened: the first one as
 * long as evidence is kept, one that takes the place of another while clerical errors are corrected (R-DAY-8). What was announced
 * before and never accepted gives way to it.
 * @throws DomainError `transition-refused`, `not-the-chair`, `attendance-late`, `attendance-final`, `upload-refused`.
 */
export function announceAttendance(
  announced: AnnouncedBytes,
  from: { session: JurySession; held: readonly SignedAttendance[]; by: SessionActor },
  given: { id: string; uploadUntil: Instant; now: Instant; today: CivilDate },
  policy: Periods & Pick<Policy, "evidence">,
): ChangedScans {
  const { session, held, by } = from;
  assertAllowed(jurySessionMachine, session, "deposit-attendance");
  if (typeof by === "object" && by.memberId !== session.chair)
    throw new DomainError("not-the-chair", {
      rule: "R-DAY-6",
      kind: "actor",
      detail: "L’OEMM ou le président du jury dépose la feuille d’émargement signée.",
    });
  assertInTime(session.date, held, given.today, policy);
  const bytes = admitUpload(announced, category, policy.evidence);
  return {
    scan: begin(evidenceMachine, {
      ...bytes,
      id: given.id,
      version: 1,
      state: "requested",
      requestedAt: given.now,
      uploadUntil: given.uploadUntil,
    }),
    replaced: held.filter(({ state }) => state !== "accepted" && state !== "removed").map(removeEvidence),
  };
}

function assertInTime(
  date: CivilDate,
  held: readonly SignedAttendance[],
  today: CivilDate,
  { jury, retention }: Periods,
): void {
  const replaces = held.some(isAccepted);
  const lastDay = lastDayAfter(date, replaces ? jury.correction : retention.evidence);
  if (today <= lastDay) return;
  throw replaces
    ? new DomainError("attendance-final", {
        rule: "R-DAY-6",
        detail: `La feuille d’émargement signée pouvait être remplacée jusqu’au ${longDate(lastDay)}.`,
      })
    : new DomainError("attendance-late", {
        rule: "R-DAY-6",
        detail: `La feuille d’émargement signée pouvait être déposée jusqu’au ${longDate(lastDay)}.`,
      });
}

/**
 * R-DAY-6, R-EVI-3: a scan once its bytes are verified, and the one that it takes the place of where it is accepted; undefined where
 * nothing waits for these bytes: they came twice, or another scan was announced since.
 */
export function verifyAttendance(
  held: readonly SignedAttendance[],
  scanId: string,
  bytes: UploadedBytes,
  now: Instant,
): ChangedScans | undefined {
  const waiting = held.find(({ id }) => id === scanId);
  if (waiting === undefined || !allowedCommands(evidenceMachine, waiting.state).includes("verify"))
    return undefined;
  const scan = verifyPiece(waiting, category, bytes, now, []);
  return { scan, replaced: isAccepted(scan) ? held.filter(isAccepted).map(removeEvidence) : [] };
}

/**
 * R-DAY-6: the scan that is the session's.
 * @throws DomainError `no-signed-attendance`.
 */
export function acceptedAttendance(held: readonly SignedAttendance[]): SignedAttendance {
  const accepted = held.find(isAccepted);
  if (accepted !== undefined) return accepted;
  throw new DomainError("no-signed-attendance", {
    rule: "R-DAY-6",
    detail: "Ce jury n’a pas encore de feuille d’émargement signée.",
  });
}

function isAccepted({ state }: SignedAttendance): boolean {
  return state === "accepted";
}
