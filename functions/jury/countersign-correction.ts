import * as z from "zod";
import { decisionCorrected, decisionSigned } from "../../events/jury.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { fileId, sessionId, sheetId } from "../../shared/domain/ids.ts";
import { countersignCorrection, withCorrected } from "../../shared/domain/jury/correction.ts";
import { endedSession } from "../../shared/domain/jury/ended-session.ts";
import type { JuryDecision, JuryOutcome } from "../../shared/domain/jury/outcome.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { decideLate, followCorrection } from "../../shared/domain/validation/file-outcome.ts";
import { assertNothingUnderWay, notCounting } from "../../shared/domain/validation/holdings.ts";
import { correctSheet, sheetNumber, writeSheet } from "../../shared/domain/validation/write-sheet.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { saveCorrection } from "../../shared/store/corrections.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { fileUnderWay, nothingUnderWay, saveFile } from "../../shared/store/files.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { saveSession } from "../../shared/store/sessions.ts";
import { sheetView, toSheetView } from "../../shared/views/sheet-view.ts";
import { openWholeTask } from "../people/whole-task.ts";
import { memberActing } from "./acting.ts";
import { loadCorrectable } from "./correctable.ts";
import { followSheet } from "./follow-sheet.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";

/** R-DAY-8: a member of the other side countersigns a correction, which makes a new sheet and all that follows from it. */
export const route = defineRoute({
  name: "jury/countersign-correction",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/correction/countersignature",
  summary: "Contresigner une rectification, qui prend alors effet",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: z.strictObject({ correctionId: sheetId }),
  reply: sheetView,
  status: 201,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "CERTIFICATE", "FILE", "MEMBER", "PERSON", "REFERENTIAL", "TASK"],
      writes: ["CANDIDATE", "CERTIFICATE", "COMPANY", "FILE", "SESSION", "TASK"],
      checks: ["CANDIDATE"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, async ({ session, file: held, body, actor, now, today, random }) => {
  const from = await loadCorrectable(session, held);
  const { file, holdings, slot, sheet: first } = from;
  const within = { today, period: guidePolicy.jury.correction };
  const by = memberActing(actor);
  const { outcome, signer, ...signed } = countersignCorrection(from, body, by, within);
  const [certification, other, policy] = await Promise.all([
    certificationOfFile(file),
    fileUnderWay(file),
    loadPolicyOn(session.date),
    assertWithoutConflict(session, { memberIds: [signer.id, by.memberId], fileIds: [file.id] }),
  ]);
  assertNothingUnderWay(other === file.id ? undefined : other);
  const given = {
    id: signed.id,
    domainCodes: domainCodes(certification),
    signedAt: now,
    validity: policy.partialValidity[file.path],
    signers: signed.signers,
  };
  const sheet =
    first === undefined
      ? writeSheet(file, decided(outcome), {
          ...given,
          number: sheetNumber(session, file.id),
          sessionId: session.id,
          acquiredBefore: holdings.acquired,
          decidedOn: session.date,
          chair: { memberId: signed.chair.id, name: signed.chair.name },
        })
      : // R-PER-5: signed anew, it bears the name that its candidate has now.
        correctSheet({ ...first, candidate: file.candidate }, outcome, {
          ...given,
          notCounting: notCounting(holdings),
        });
  const after = slot.outcome?.kind === "adjourned" ? decideLate(file, sheet) : followCorrection(file, sheet);
  const followed = await followSheet(holdings, sheet, file, { ...given, bonus: policy.bonus, random, now });
  const { id, number, validation, absence } = sheet;
  const over = endedSession(session);
  const corrected = withCorrected(from.session, file.id, outcome, {
    signedAt: now,
    sheetId: id,
    chair: (sheet.standIn ?? sheet.chair).memberId,
  });
  return {
    reply: toSheetView(sheet),
    location: `/sessions/${session.id}/slots/${file.id}/correction`,
    writes: [
      ...saveSession(session, corrected),
      saveCorrection(signed.correction),
      ...saveFile(file, after, { sheet }),
      ...followed.writes,
      // R-PER-4: with what was joined since the first, it may make the CQP whole, which no jury granted.
      ...(await openWholeTask(followed.holdings, sheet, { today, now })),
      ...changeDeadlines([
        appearedOn(file) === appearedOn(after) ? undefined : firstJuryDeadline(after, today),
      ]),
      // A file that is itself under way can't end unless it changes; one that comes to be takes the place of none.
      ...(other === undefined && after.state !== "submitted" ? [nothingUnderWay(file)] : []),
    ],
    facts: [
      first === undefined
        ? decisionSigned.of(file.id, { sessionId: session.id, sheetId: id, number, validation, ...over })
        : decisionCorrected.of(file.id, {
            sheetId: id,
            number,
            validation,
            corrects: first.id,
            absence,
            ...over,
          }),
      ...followed.facts,
    ],
  };
});

/** R-DAY-2: what is signed once an absence was undone is a decision. */
function decided(outcome: JuryOutcome): JuryDecision {
  if (outcome.kind !== "decided") throw new Error("an absence has no sheet to begin with");
  return outcome;
}

function appearedOn(file: CandidateFile): string | undefined {
  return file.path === "training" ? file.appearedOn : undefined;
}
