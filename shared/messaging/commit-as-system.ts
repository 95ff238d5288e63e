import type { NewFact } from "../../events/fact.ts";
import { systemActor } from "../domain/access/actor.ts";
import type { Runtime } from "../http/runtime.ts";
import { recordFacts } from "../store/facts.ts";
import { commit, StaleRead, type Write } from "../store/transaction.ts";

/** What the system decided by itself. */
export interface SystemDecision {
  writes: readonly Write[];
  facts: readonly NewFact[];
}

/** Times that a decision is made anew when what it read changed meanwhile. */
const attempts = 5;

/** Commits what `decide` decides on a fresh read, deciding again when that read was outdated; nothing for no write. */
export async function commitAsSystem(decide: () => Promise<SystemDecision>, runtime: Runtime): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { writes, facts } = await decide();
      const by = { actor: systemActor, at: runtime.now(), newUlid: runtime.newUlid };
      const all = [...writes, ...recordFacts(facts, by)];
      if (all.length > 0) await commit(all);
      return;
    } catch (error) {
      if (!(error instanceof StaleRead) || attempt === attempts) throw error;
    }
  }
}
