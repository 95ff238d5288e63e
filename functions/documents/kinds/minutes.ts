import type { Fact } from "../../../events/fact.ts";
import {
  absenceCorrected,
  decisionCorrected,
  decisionSigned,
  sessionAdjourned,
  sessionClosed,
} from "../../../events/jury.ts";
import { minutes } from "../../../shared/documents/minutes.ts";
import type { JurySession, JurySessionIn } from "../../../shared/domain/jury/session.ts";
import { loadDocuments } from "../../../shared/store/documents.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import type { PrintedOn, PrintOrder } from "../print-order.ts";
import { paperOf } from "../session-order.ts";

const order = paperOf("minutes", hasEnded, minutes);

function hasEnded(session: JurySession): session is JurySessionIn<"closed"> {
  if (session.state !== "closed") throw new Error(`the session ${session.id} is not closed`);
  return true;
}

/** A new edition, beside those before, for a correction of a session that was over. */
function edition(fact: Fact, sessionId: string | undefined): PrintOrder | undefined {
  if (sessionId === undefined) return undefined;
  const about = { kind: "session" as const, id: sessionId };
  return {
    name: { about, kind: "minutes", reference: fact.id },
    async print() {
      const [session, documents] = await Promise.all([loadSession(sessionId), loadDocuments(about)]);
      if (session === undefined || !hasEnded(session)) return undefined;
      const certificationName = await nameInForce(session.certification, session.date);
      const before = documents
        .filter(({ kind, factId }) => kind === "minutes" && factId < fact.id)
        .sort((one, other) => one.factId.localeCompare(other.factId));
      return minutes(session, {
        certificationName,
        madeAt: fact.at,
        endedAt: before[0]?.madeAt ?? fact.at,
        replaces: before.findLast((one) => one.state === "ready"),
      });
    },
  };
}

const corrections = [decisionSigned, decisionCorrected, absenceCorrected];

/** R-DAY-6: the minutes of a session that was closed, or adjourned, and a new edition for each correction. */
export const minutesOn: readonly PrintedOn[] = [
  ...[sessionClosed, sessionAdjourned].map((fact) => ({ fact, order })),
  ...corrections.map((contract) => ({
    fact: contract,
    order: (fact: Fact) => edition(fact, contract.carried(fact).endedSessionId),
  })),
];
