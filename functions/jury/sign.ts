import * as z from "zod";
import { absenceRecorded, decisionSigned } from "../../events/jury.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { chairOf } from "../../shared/domain/jury/attendance.ts";
import { signOutcome } from "../../shared/domain/jury/sitting.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { recordAbsence, recordDecision } from "../../shared/domain/validation/file-outcome.ts";
import { sheetNumber, writeSheet } from "../../shared/domain/validation/write-sheet.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveFile } from "../../shared/store/files.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { sessionView } from "../../shared/views/session-view.ts";
import { memberActing } from "./acting.ts";
import { followSheet } from "./follow-sheet.ts";
import { sessionChangedTo } from "./session-changed.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";

/** R-JURY-8, R-JURY-12: the chair signs a candidate's outcome; a decision becomes a decision sheet. */
export const route = defineRoute({
  name: "jury/sign",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/signature",
  summary: "Signer le résultat d’un candidat (présidence)",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  reply: sessionView,
  edits: true,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "CERTIFICATE", "FILE", "MEMBER", "PERSON", "REFERENTIAL"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE", "SESSION"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, async ({ session, file, actor, now, today, newId, random }) => {
  if (file === undefined) throw notFound();
  const sheetId = newId("sheet");
  const { session: after, outcome } = signOutcome(
    session,
    file.id,
    { signedAt: now, sheetId },
    memberActing(actor),
  );
  const chair = chairOf(after);
  if (outcome.kind !== "decided") {
    await assertWithoutConflict(session, { memberIds: after.present, fileIds: [file.id] });
    const absence = { sessionId: session.id, kind: outcome.kind, date: session.date };
    const waiting = recordAbsence(file);
    // R-DAY-10: a session convened them: the right to a first jury that was kept is used, its last day tells again.
    const used = file.path === "training" && file.firstJuryKept !== undefined;
    return sessionChangedTo(
      session,
      after,
      [absenceRecorded.of(file.id, absence)],
      [
        ...saveFile(file, waiting),
        ...changeDeadlines([used ? firstJuryDeadline(waiting, today) : undefined]),
      ],
    );
  }
  const [holdings, certification, policy] = await Promise.all([
    loadHoldingsOf(file),
    certificationOfFile(file),
    loadPolicyOn(session.date),
    assertWithoutConflict(session, { memberIds: after.present, fileIds: [file.id] }),
  ]);
  const codes = domainCodes(certification);
  const sheet = writeSheet(file, outcome, {
    id: sheetId,
    number: sheetNumber(session, file.id),
    sessionId: session.id,
    domainCodes: codes,
    acquiredBefore: holdings.acquired,
    decidedOn: session.date,
    chair: { memberId: chair.id, name: chair.name },
    signedAt: now,
    validity: policy.partialValidity[file.path],
  });
  const { number, validation } = sheet;
  const followed = await followSheet(holdings, sheet, file, {
    domainCodes: codes,
    bonus: policy.bonus,
    random,
    now,
  });
  const decided = recordDecision(file, sheet);
  return sessionChangedTo(
    session,
    after,
    [decisionSigned.of(file.id, { sessionId: session.id, sheetId, number, validation }), ...followed.facts],
    [
      ...saveFile(file, decided, { sheet }),
      ...changeDeadlines([firstAppearance(file) ? firstJuryDeadline(decided, today) : undefined]),
      ...followed.writes,
    ],
  );
});

/** R-TRN-2: whether a decision meets the deadline of the first appearance. */
function firstAppearance(file: CandidateFile): boolean {
  return file.path === "training" && file.appearedOn === undefined;
}
