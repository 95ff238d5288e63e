import * as z from "zod";
import { personsJoined } from "../../events/persons.ts";
import { fileId, taskId } from "../../shared/domain/ids.ts";
import { joinPersons } from "../../shared/domain/people/join.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { completeTask, decideTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveJoining } from "../../shared/store/joinings.ts";
import { savePerson } from "../../shared/store/persons.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadSides } from "./certification-side.ts";
import { heardApart } from "./heard-apart.ts";
import { joinCertification } from "./join-certification.ts";
import { loadPair } from "./resemblance-task.ts";

/** Files under way that OEMM may name: one a certification is of use. */
const mostNamed = 20;

/**
 * R-PER-4: OEMM joins two persons who are one, and says why. One transaction, of a size that certifications alone bound,
 * for all that decisions rest on; files that are over, certificates and expiries follow it (`follow-joining`). Accounts of
 * the one who is not kept are the other's with their next token.
 */
export const route = defineRoute({
  name: "people/join-persons",
  method: "POST",
  path: "/tasks/{taskId}/joining",
  summary: "Réunir deux personnes qui n’en font qu’une",
  tag: "people",
  params: z.strictObject({ taskId }),
  body: z.strictObject({
    reason: freeText(2000),
    kept: z.enum(["one", "other"]).default("one").meta({
      description: "Celle des deux qui est conservée, comme la tâche les nomme",
    }),
    keptFileIds: z.array(fileId).max(mostNamed).default([]).meta({
      description:
        "Pour un CQP où chacune a un dossier en cours, celui qui est conservé\u00a0; celui qui est convoqué par défaut",
    }),
  }),
  reply: taskView,
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "PERSON", "REFERENTIAL", "SESSION", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "FILE", "PERSON", "TASK"],
      checks: ["CANDIDATE"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, now, today }) => {
  const { task: asked, persons } = await loadPair(params.taskId);
  const said = { at: now, by: actor.name, note: body.reason };
  const [first, second] = persons;
  if (first === undefined || second === undefined) {
    // Another task made them one.
    const known = completeTask(asked, said);
    return { reply: known, writes: [saveTask(known)] };
  }
  // Who were said to differ, or were separated, may turn out to be one after all.
  const done = decideTask(asked, said);
  const [before, other] = body.kept === "one" ? [first, second] : [second, first];
  for (const one of persons) assertSettled(one);
  const { kept, joined } = joinPersons(before, other);
  const [keptSides, joinedSides] = await Promise.all([loadSides(kept.id), loadSides(joined.id)]);
  const given = { keep: body.keptFileIds, today, now };
  const certifications = await Promise.all(
    keptSides.map((side, index) => joinCertification(side, joinedSides[index] as typeof side, given)),
  );
  const apart = await heardApart(keptSides, joinedSides);
  const { civilStatus } = before;
  const pair = { keptId: kept.id, joinedId: joined.id, taskId: asked.id };
  return {
    reply: done,
    writes: [
      saveTask(done),
      savePerson(before, { ...kept, settling: true }),
      savePerson(other, { ...joined, settling: true }),
      saveJoining({ ...pair, at: now, ...(civilStatus === undefined ? {} : { civilStatus }) }),
      ...certifications.flatMap(({ writes }) => writes),
      ...apart,
    ],
    facts: [
      personsJoined.of(kept.id, pair),
      personsJoined.of(joined.id, pair),
      ...certifications.flatMap(({ facts }) => facts),
    ],
  };
});
