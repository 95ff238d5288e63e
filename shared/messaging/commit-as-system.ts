import type { NewFact } from "../../events/fact.ts";
import { systemActor } from "../domain/access/actor.ts";
import type { Runtime } from "../http/runtime.ts";
import { recordFact } from "../store/facts.ts";
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
      const { subject, role, name } = systemActor;
      const recorded = facts.map((fact) =>
        recordFact({ ...fact, id: runtime.newUlid(), at: runtime.now(), actor: { subject, role, name } }),
      );
      if (writes.length + recorded.length > 0) await commit([...writes, ...recorded]);
      return;
    } catch (error) {
      if (!(error instanceof StaleRead) || attempt === attempts) throw error;
    }
  }
}
