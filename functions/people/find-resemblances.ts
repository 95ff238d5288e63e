import { enrolmentAccepted } from "../../events/acceptance.ts";
import { fileEnrolled } from "../../events/enrolment.ts";
import { type FactSubject, readFact } from "../../events/fact.ts";
import { pastTakenOver } from "../../events/past.ts";
import { civilStatusCorrected, personsJoined, personsToldApart } from "../../events/persons.ts";
import type { Person } from "../../shared/domain/people/person.ts";
import { looksLike } from "../../shared/domain/people/resemblance.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { isAccepted } from "../../shared/domain/training/acceptance.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { taskKey } from "../../shared/store/keys.ts";
import { listBornOn, loadPerson } from "../../shared/store/persons.ts";
import { readMany } from "../../shared/store/table.ts";
import { saveTask, taskEntity } from "../../shared/store/tasks.ts";
import { askedResemblance } from "./asked-resemblance.ts";

/**
 * Tasks that one person opens at a time: a few, were thousands enrolled under one name. One who is said to differ
 * makes room for the next.
 */
const mostTasks = 10;

/**
 * R-PER-4: looks for persons who look the same when a civil status becomes known. After the answer, so that nothing of it
 * shows whether a person was known.
 */
export const trigger = defineTrigger({
  name: "people/find-resemblances",
  kind: "facts",
  purpose: "Looks for persons who look the same",
  facts: [
    fileEnrolled,
    pastTakenOver,
    enrolmentAccepted,
    civilStatusCorrected,
    personsJoined,
    personsToldApart,
  ],
  batchSize: 10,
  maxDeliveries: 10,
  timeoutSeconds: 30,
  needs: {
    table: { reads: ["FILE", "PERSON", "TASK"], lists: ["gsi1 BORN"], writes: ["TASK"], untold: true },
  },
});

export const handler = consumeQueue(async (detail) => {
  const { about } = readFact(detail);
  await commitAsSystem(() => openTasks(about), systemRuntime);
});

/** Persons and files alike tell of a person whose civil status became known. */
async function openTasks(about: FactSubject): Promise<SystemDecision> {
  const personId = about.kind === "person" ? about.id : await personOfFile(about.id);
  if (personId === undefined) return { writes: [], facts: [] };
  const openedAt = systemRuntime.now();
  const asked = (await listAlike(await loadPerson(personId))).map((one) =>
    askedResemblance(one, personId, openedAt),
  );
  // Once two were told apart they stay so.
  const known = taskEntity.among(await readMany(asked.map(({ id }) => taskKey(id)))).map(({ id }) => id);
  const opened = asked
    .filter(({ id }) => !known.includes(id))
    .slice(0, mostTasks)
    .flatMap((one) => openTask(undefined, one) ?? []);
  return { writes: opened.map(saveTask), facts: [] };
}

/** R-PER-3: what a company typed is no person's before it was accepted. */
async function personOfFile(fileId: string): Promise<string | undefined> {
  const [file] = await loadFileMains([fileId]);
  if (file === undefined || (file.path === "training" && !isAccepted(file))) return undefined;
  return file.candidate.personId;
}

/**
 * The persons who look like one, by the index of days of birth. It may be a moment late: the message comes back until it
 * shows this very person, so that of two who become known together the second to show finds the first.
 */
async function listAlike({ id, civilStatus, joinedInto }: Person): Promise<string[]> {
  if (civilStatus?.bornOn === undefined || joinedInto !== undefined) return [];
  const alike: string[] = [];
  let shown = false;
  for await (const other of listBornOn(civilStatus.bornOn)) {
    if (other.id === id) shown = true;
    else if (other.civilStatus !== undefined && looksLike(civilStatus, other.civilStatus))
      alike.push(other.id);
  }
  if (!shown) throw new Error(`the persons born on a day don't show ${id} yet`);
  return alike;
}
