import { fileFollowsPerson } from "../../events/concerned.ts";
import { type Fact, type NewFact, readFact } from "../../events/fact.ts";
import { personsJoined, personsSeparated } from "../../events/persons.ts";
import { fileOfPerson, type JoinedFile } from "../../shared/domain/people/joining.ts";
import type { Person } from "../../shared/domain/people/person.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { fileEntity, loadFileMains, saveFile } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { loadWholeJoining, saveJoinedFile } from "../../shared/store/joinings.ts";
import { joinedFileKey } from "../../shared/store/keys.ts";
import { loadPerson, savePerson, unchangedPerson } from "../../shared/store/persons.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { followAppearance } from "./follow-appearance.ts";
import { followJoined, followSeparated } from "./follow-certification.ts";

/**
 * R-PER-4: brings files that are over, certificates, expiries, deadlines and appearances after two persons who were joined, or made two
 * again: a transaction for each file and each certification, so that it is taken up where it was interrupted.
 */
export const trigger = defineTrigger({
  name: "people/follow-joining",
  kind: "facts",
  purpose: "Brings what is a person's after a joining or its undoing",
  facts: [personsJoined, personsSeparated],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 120,
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "SESSION"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "SESSION"],
      checks: ["CANDIDATE", "PERSON"],
      deletes: ["CANDIDATE", "PERSON"],
    },
  },
});

/** The two as they are while what is theirs follows. */
interface Pair {
  kept: Person;
  joined: Person;
}

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const together = fact.type === personsJoined.type;
  const { keptId, joinedId } = (together ? personsJoined : personsSeparated).read(fact);
  // The fact is in both histories: it is followed once.
  if (fact.about.id !== joinedId) return;
  const step = stepOf(fact, { keptId, joinedId, together });
  const files = together ? filesOf(joinedId) : (await loadWholeJoining(joinedId)).files;
  const move = together ? moveOver : moveBack;
  const fromTo = together ? { fromId: joinedId, toId: keptId } : { fromId: keptId, toId: joinedId };
  for await (const file of files)
    await step((pair) => move(file, pair), [fileFollowsPerson.of(file.fileId, fromTo)]);
  const follow = together ? followJoined : followSeparated;
  for (const certification of certificationCode.options) {
    await step((pair) => follow(pair, certification));
    await step(() => followAppearance(together ? keptId : joinedId, certification));
  }
  await step(async ({ kept, joined }) => [saveSettled(kept), saveSettled(joined)]);
});

/** What one step does, unless all was settled, or something else decided, before the message came back. */
function stepOf({ actor }: Fact, asked: { keptId: string; joinedId: string; together: boolean }) {
  return (decide: (pair: Pair) => Promise<Write[]>, told: readonly NewFact[] = []) =>
    commitAsSystem(
      async () => {
        const [kept, joined] = await Promise.all([loadPerson(asked.keptId), loadPerson(asked.joinedId)]);
        const asDecided = (joined.joinedInto === kept.id) === asked.together;
        const writes = joined.settling && asDecided ? await decide({ kept, joined }) : [];
        const moved = writes.some((write) => "put" in write && fileEntity.holds(write.put));
        return { writes, facts: moved ? told : [] };
      },
      systemRuntime,
      actor,
    );
}

async function* filesOf(personId: string): AsyncGenerator<JoinedFile> {
  for await (const { id } of everyFileOf(personId)) yield { fileId: id, of: "joined" };
}

async function moveOver({ fileId }: JoinedFile, { kept, joined }: Pair): Promise<Write[]> {
  const [file] = await loadFileMains([fileId]);
  if (file?.candidate.personId !== joined.id) return [];
  return [
    unchangedPerson(joined),
    ...saveFile(file, fileOfPerson(file, kept.id)),
    saveJoinedFile(joined.id, { fileId, of: "joined" }),
  ];
}

async function moveBack({ fileId, of }: JoinedFile, { kept, joined }: Pair): Promise<Write[]> {
  const [file] = await loadFileMains([fileId]);
  const over = { delete: joinedFileKey(joined.id, fileId) };
  if (of === "kept" || file?.candidate.personId !== kept.id) return [over];
  return [unchangedPerson(joined), ...saveFile(file, fileOfPerson(file, joined.id)), over];
}

function saveSettled(person: Person): Write {
  const { settling: _, ...settled } = person;
  return savePerson(person, settled);
}
