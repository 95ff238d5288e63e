import * as z from "zod";
import { personsSeparated } from "../../events/persons.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { notJoined, separatePersons } from "../../shared/domain/people/join.ts";
import type { JoinedFile } from "../../shared/domain/people/joining.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { decideOtherwise, type TaskOf } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCandidateFile } from "../../shared/store/files.ts";
import { loadWholeJoining } from "../../shared/store/joinings.ts";
import { loadPerson, savePerson } from "../../shared/store/persons.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "../tasks/task-of-kind.ts";
import { loadSides, type Side } from "./certification-side.ts";
import { separateCertification } from "./separate-certification.ts";

/** R-PER-4: OEMM undoes a joining, and says why: the two differ. In one transaction and what follows it, as the joining. */
export const route = defineRoute({
  name: "people/separate-persons",
  method: "POST",
  path: "/tasks/{taskId}/separation",
  summary: "Séparer deux personnes qui avaient été réunies",
  tag: "people",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ reason: freeText(2000) }),
  reply: taskView,
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "PERSON", "REFERENTIAL", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "COMPANY", "FILE", "PERSON", "TASK"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, now, today }) => {
  const asked = await loadTaskOf("resemblance", params.taskId);
  const { joining, held, files } = await joiningOf(asked);
  const { keptId, joinedId, civilStatus } = joining;
  const [kept, joined] = await Promise.all([loadPerson(keptId), loadPerson(joinedId)]);
  const apart = separatePersons(kept, joined, civilStatus === undefined ? {} : { civilStatus });
  assertSettled(kept);
  const [keptSides, joinedSides] = await Promise.all([loadSides(keptId), loadSides(joinedId)]);
  const underWay = keptSides.flatMap(({ underWay }) => underWay?.file.id ?? []);
  const changed = await withWhole(
    files.filter(({ fileId, withdrawnIn }) => withdrawnIn !== undefined || underWay.includes(fileId)),
  );
  const said = { at: now, by: actor.name, note: body.reason };
  const certifications = await Promise.all(
    keptSides.map((side, index) => {
      const { certification } = side;
      const before = held.find((one) => one.kept.certification === certification);
      const those = changed.filter(({ file }) => file.certification === certification);
      const kept = { before, files: those };
      return separateCertification(side, joinedSides[index] as Side, kept, { ...said, today });
    }),
  );
  const done = decideOtherwise(asked, said);
  const pair = { keptId, joinedId, taskId: asked.id };
  return {
    reply: done,
    writes: [
      saveTask(done),
      savePerson(kept, { ...apart.kept, settling: true }),
      savePerson(joined, { ...apart.joined, settling: true }),
      ...certifications.flatMap(({ writes }) => writes),
    ],
    facts: [
      personsSeparated.of(keptId, pair),
      personsSeparated.of(joinedId, pair),
      ...certifications.flatMap(({ facts }) => facts),
    ],
  };
});

/** The joining that a task led to. @throws DomainError `not-joined`. */
async function joiningOf({ id, one, other }: TaskOf<"resemblance">) {
  const both = await Promise.all([one, other].map(loadWholeJoining));
  for (const { joining, ...kept } of both) if (joining?.taskId === id) return { joining, ...kept };
  throw notJoined();
}

async function withWhole(files: readonly JoinedFile[]) {
  const whole = await Promise.all(files.map(({ fileId }) => loadCandidateFile(fileId)));
  return files.flatMap((told, index) => {
    const file = whole[index];
    return file === undefined ? [] : [{ told, file }];
  });
}
