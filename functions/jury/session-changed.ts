import type * as z from "zod";
import type { NewFact } from "../../events/fact.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { saveSession } from "../../shared/store/sessions.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { type sessionView, toSessionView } from "../../shared/views/session-view.ts";

/** What a route that changes a session answers: the session from now on, saved with the facts of the change. */
export function sessionChangedTo(
  before: JurySession,
  after: JurySession,
  facts: readonly NewFact[],
  others: readonly Write[] = [],
): { reply: z.input<typeof sessionView>; version: number; writes: Write[]; facts: readonly NewFact[] } {
  const version = before.version + 1;
  return {
    reply: toSessionView({ ...after, version }),
    version,
    writes: [...saveSession(before, after), ...others],
    facts,
  };
}
