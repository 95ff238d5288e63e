import * as z from "zod";
import type { NewFact } from "../../events/fact.ts";
import { absenceRecorded, decisionSigned } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { chairOf, signOutcome } from "../../shared/domain/jury/sitting.ts";
import { sheetNumber, writeSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { recordAbsence, recordDecision } from "../../shared/domain/validation/file-outcome.ts";
import { forbidden, notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sessionView } from "../../shared/http/views/session-view.ts";
import { domainCodesOfFile } from "../../shared/referential/file-certification.ts";
import { saveFile } from "../../shared/store/files.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { sessionChangedTo } from "./session-changed.ts";

/** R-JURY-8, R-JURY-12: the chair signs a candidate's outcome; a decision becomes a decision sheet. */
export const route = defineRoute({
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/signature",
  summary: "Signer le résultat d’un candidat (présidence)",
  tag: "jury",
  may: { session: ["sitting-member"] },
  params: z.strictObject({ sessionId, fileId }),
  reply: sessionView,
  edits: true,
  needs: { table: "write" },
});

export const handler = serve(route, ({ session, file, actor, now, newId }) => {
  if (file === undefined) throw notFound();
  const sheetId = newId("sheet");
  const { session: after, outcome } = signOutcome(session, file.id, { signedAt: now, sheetId });
  const chair = chairOf(after);
  if (chair.id !== actor.partyId) throw forbidden("Seul le président du jury signe.");

  const effect = ((): { facts: NewFact[]; writes: Write[] } => {
    if (outcome.kind !== "decided")
      return {
        facts: [
          absenceRecorded.of(file.id, { sessionId: session.id, kind: outcome.kind, date: session.date }),
        ],
        writes: saveFile(file, recordAbsence(file)),
      };
    const domainCodes = domainCodesOfFile(file);
    const sheet = writeSheet(file, outcome, {
      id: sheetId,
      number: sheetNumber(session, file.id),
      sessionId: session.id,
      domainCodes,
      decidedOn: session.date,
      chair: { memberId: chair.id, name: chair.name },
      signedAt: now,
    });
    const { number, validation } = sheet;
    return {
      facts: [decisionSigned.of(file.id, { sessionId: session.id, sheetId, number, validation })],
      writes: saveFile(file, recordDecision(file, sheet, domainCodes), { sheet }),
    };
  })();
  return sessionChangedTo(session, after, effect.facts, effect.writes);
});
