import type { NewFact } from "../../events/fact.ts";
import { systemActor } from "../domain/access/actor.ts";
import type { Runtime } from "../domain/runtime.ts";
import { decideAgain } from "../store/decide-again.ts";
import { recordFacts } from "../store/facts.ts";
import { commit, type Write } from "../store/transaction.ts";

/** What the system decided by itself. */
export interface SystemDecision {
  writes: readonly Write[];
  facts: readonly NewFact[];
}

/** Commits what `decide` decides on a fresh read, deciding again when that read was outdated; nothing for no write. */
export function commitAsSystem(decide: () => Promise<SystemDecision>, runtime: Runtime): Promise<void> {
  return decideAgain(async () => {
    const { writes, facts } = await decide();
    const by = { actor: systemActor, at: runtime.now(), newUlid: runtime.newUlid };
    const all = [...writes, ...recordFacts(facts, by)];
    if (all.length > 0) await commit(all);
  });
}
