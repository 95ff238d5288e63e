import { readFact } from "../../events/fact.ts";
import { appearancesChanged, fileScheduled, fileUnscheduled } from "../../events/jury.ts";
import { movesBetween } from "../../shared/domain/jury/appearances.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { isFollowed, saveFollowed } from "../../shared/store/sessions.ts";
import { toldAfter } from "../tasks/undone-work.ts";
import { convocationFacts } from "./convocation-facts.ts";

/**
 * R-JURY-1, R-JURY-6: tells files that a session took them or put them back, and those whom it convenes, once for each
 * change: apart from the change itself, whose transaction would not hold it all.
 */
export const trigger = defineTrigger({
  name: "jury/follow-appearances",
  kind: "facts",
  purpose: "Tells of the appearances that a jury session's change made",
  facts: [appearancesChanged],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 30,
  needs: { table: { reads: ["SESSION", "TASK"], writes: ["SESSION", "TASK"] } },
});

export const handler = consumeQueue(
  async (detail) => {
    const fact = readFact(detail);
    const { id: sessionId } = fact.about;
    const { before, after } = appearancesChanged.read(fact);
    const { scheduled, unscheduled } = movesBetween(before, after);
    const facts = [
      ...scheduled.map((id) => fileScheduled.of(id, { sessionId })),
      ...unscheduled.map((id) => fileUnscheduled.of(id, { sessionId })),
      ...convocationFacts(sessionId, before, after),
    ];
    await commitAsSystem(
      async () =>
        (await isFollowed(sessionId, fact.id))
          ? { writes: [], facts: [] }
          : { writes: [saveFollowed(sessionId, fact.id)], facts },
      systemRuntime,
      fact.actor,
    );
  },
  toldAfter(trigger, "Les personnes que ce jury convoque n’ont pas pu être prévenues d’un changement."),
);
