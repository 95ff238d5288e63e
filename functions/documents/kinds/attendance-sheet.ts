import type { Fact } from "../../../events/fact.ts";
import { sessionCancelled, sessionChanged, sessionConvened } from "../../../events/jury.ts";
import { attendanceSheet } from "../../../shared/documents/attendance-sheet.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import type { PrintedOn, PrintOrder } from "../print-order.ts";

function sheet(fact: Fact): PrintOrder {
  const sessionId = fact.about.id;
  return {
    name: { about: { kind: "session", id: sessionId }, kind: "attendance-sheet", reference: sessionId },
    async print() {
      const session = await loadSession(sessionId);
      if (session === undefined) throw new Error(`the session of ${fact.id} does not exist`);
      if (session.state === "planned" || session.state === "cancelled") return undefined;
      const certificationName = await nameInForce(session.certification, session.date);
      return attendanceSheet(session, { certificationName, madeAt: fact.at });
    },
  };
}

/** R-DAY-6: the sheet to sign, as long as the session is convened. */
export const attendanceSheetOn: readonly PrintedOn[] = [
  { fact: sessionConvened, order: sheet },
  { fact: sessionChanged, order: sheet },
  { fact: sessionCancelled, order: sheet },
];
