import { sessionAdjourned, sessionClosed } from "../../../events/jury.ts";
import { minutes } from "../../../shared/documents/minutes.ts";
import type { JurySession, JurySessionIn } from "../../../shared/domain/jury/session.ts";
import type { PrintedOn } from "../print-order.ts";
import { paperOf } from "../session-order.ts";

const order = paperOf("minutes", hasEnded, minutes);

function hasEnded(session: JurySession): session is JurySessionIn<"closed"> {
  if (session.state !== "closed") throw new Error(`the session ${session.id} is not closed`);
  return true;
}

/** R-DAY-6: the minutes of a session that was closed, or adjourned. */
export const minutesOn: readonly PrintedOn[] = [sessionClosed, sessionAdjourned].map((fact) => ({
  fact,
  order,
}));
