import { enrolmentAccepted } from "../../events/acceptance.ts";
import { companyChanged, contactCorrected } from "../../events/enrolment.ts";
import { type Fact, readFact } from "../../events/fact.ts";
import { appearancesChanged, memberDescribed } from "../../events/jury.ts";
import { invitationAnswered, memberAnswered, personChanged } from "../../events/people.ts";
import { accountTakenOver, addressDivided, personsJoined, personsSeparated } from "../../events/persons.ts";
import { evaluatorAnswered, evaluatorNamed } from "../../events/training.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { openConflictTasks } from "./conflict-tasks.ts";
import { sessionsOfFile, sessionsOfMember, sessionsOfPerson, sessionsOfStaff } from "./sessions-concerned.ts";

/**
 * R-JURY-5: looks again at sessions to come whenever a capacity of a member, or an employer, an evaluator or the person of a
 * candidate changes, and when a session does, as its parts may have changed while it was decided. Each conflict is a task of
 * OEMM, once.
 */
export const trigger = defineTrigger({
  name: "jury/watch-conflicts",
  kind: "facts",
  purpose: "Looks for conflicts of interest that appear once a jury session is planned",
  facts: [
    appearancesChanged,
    companyChanged,
    contactCorrected,
    enrolmentAccepted,
    evaluatorNamed,
    evaluatorAnswered,
    personsJoined,
    personsSeparated,
    accountTakenOver,
    addressDivided,
    memberDescribed,
    memberAnswered,
    invitationAnswered,
    personChanged,
  ],
  batchSize: 10,
  maxDeliveries: 8,
  timeoutSeconds: 60,
  needs: {
    table: {
      reads: ["ACCOUNT", "FILE", "MEMBER", "PEOPLE", "PERSON", "SESSION", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["TASK"],
      untold: true,
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const sessions = await sessionsConcerned(readFact(detail));
  for (const sessionId of new Set(sessions))
    await commitAsSystem(
      async () => ({ writes: await openConflictTasks(sessionId, systemRuntime.now()), facts: [] }),
      systemRuntime,
    );
});

/** The sessions that a fact may have made a conflict in. */
async function sessionsConcerned(fact: Fact): Promise<string[]> {
  const { kind, id } = fact.about;
  switch (kind) {
    case "session":
      return [id];
    case "file":
      return sessionsOfFile(id);
    case "person":
      return sessionsOfPerson(id);
    case "jury-member":
      return sessionsOfMember(id);
    case "party":
      return sessionsOfStaff(id, staffOf(fact));
    default:
      return [];
  }
}

/** Both facts of a party name its person alike. */
function staffOf(fact: Fact): string {
  return (fact.type === personChanged.type ? personChanged : invitationAnswered).read(fact).personId;
}
