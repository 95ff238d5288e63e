import type { Fact } from "../../../events/fact.ts";
import { sessionAdjourned, sessionClosed } from "../../../events/jury.ts";
import { minutes } from "../../../shared/documents/minutes.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import type { PrintedOn, PrintOrder } from "../print-order.ts";

function printed(fact: Fact): PrintOrder {
  const sessionId = fact.about.id;
  return {
    name: { about: { kind: "session", id: sessionId }, kind: "minutes", reference: sessionId },
    async print() {
      const session = await loadSession(sessionId);
      if (session?.state !== "closed") throw new Error(`the session of ${fact.id} is not closed`);
      const certificationName = await nameInForce(session.certification, session.date);
      return minutes(session, { certificationName, madeAt: fact.at });
    },
  };
}

/** R-DAY-6: the minutes of a session that was closed, or adjourned. */
export const minutesOn: readonly PrintedOn[] = [
  { fact: sessionClosed, order: printed },
  { fact: sessionAdjourned, order: printed },
];
