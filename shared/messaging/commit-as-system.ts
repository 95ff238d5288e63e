import type { NewFact } from "../../events/fact.ts";
import { type Actor, systemActor } from "../domain/access/actor.ts";
import type { Runtime } from "../domain/runtime.ts";
import { currentRequest, servingRequest } from "../runtime/current-request.ts";
import { decideAgain } from "../store/decide-again.ts";
import { recordFacts } from "../store/facts.ts";
import { commit, type Write } from "../store/transaction.ts";

/** What the system decided by itself. */
export interface SystemDecision {
  writes: readonly Write[];
  facts: readonly NewFact[];
  /** The request that it follows from, where what was read says so; else that of the fact at work. */
  requestId?: string | undefined;
}

/**
 * Commits what `decide` decides on a fresh read, deciding again when that read was outdated; nothing for no write.
 * `actor` where it finishes what a person did.
 */
export function commitAsSystem(
  decide: () => Promise<SystemDecision>,
  runtime: Runtime,
  actor: Pick<Actor, "subject" | "role" | "name"> = systemActor,
): Promise<void> {
  return decideAgain(async () => {
    const { writes, facts, requestId = currentRequest() } = await decide();
    const by = { actor, at: runtime.now(), runtime };
    const all = [...writes, ...servingRequest(requestId, () => recordFacts(facts, by))];
    if (all.length > 0) await commit(all);
  });
}
