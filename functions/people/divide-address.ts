import * as z from "zod";
import { addressDivided, fileGiven } from "../../events/persons.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { fileId, taskId } from "../../shared/domain/ids.ts";
import { assertDivisible, filesToGive } from "../../shared/domain/people/divide.ts";
import { fileOfPerson } from "../../shared/domain/people/joining.ts";
import { decideTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadFileMains, saveFile } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { loadPerson, loadPersonNow, unchangedPerson } from "../../shared/store/persons.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "../tasks/task-of-kind.ts";
import { divideCertification } from "./divide-certification.ts";
import { writtenOnce } from "./written-once.ts";

/** Files given at once: one transaction holds them. A second division goes on. */
const mostGiven = 10;
/**
 * R-PER-4: OEMM says, of a former address that served two persons, which files are its account's person's, and why. They
 * go with what juries granted in them, and the certificates issued on them; the others stay under the address. One
 * transaction; it may be said again of files that stayed.
 */
export const route = defineRoute({
  name: "people/divide-address",
  method: "POST",
  path: "/tasks/{taskId}/division",
  summary: "Rendre à une personne ses dossiers rattachés à une ancienne adresse partagée",
  tag: "people",
  params: z.strictObject({ taskId }),
  body: z.strictObject({
    reason: freeText(2000),
    fileIds: z.array(fileId).min(1).max(mostGiven).meta({
      description: "Les dossiers de la personne du compte\u00a0; les autres restent à l’adresse",
    }),
  }),
  reply: taskView,
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "REFERENTIAL", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "TASK"],
      checks: ["CANDIDATE", "PERSON"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, now, today }) => {
  const asked = await loadTaskOf("resemblance", params.taskId);
  const [address, person] = await Promise.all([loadPerson(asked.one), loadPersonNow(asked.other)]);
  assertDivisible(asked, [address, person]);
  const files = await filesOf(address.id);
  const given = filesToGive(files, body.fileIds);
  const certifications = [...new Set(given.map(({ certification }) => certification))];
  const ids = { from: address.id, to: person.id };
  const held = await Promise.all(
    certifications.map((certification) =>
      divideCertification(
        ids,
        certification,
        files.filter((file) => file.certification === certification),
        { givenIds: body.fileIds, today, now },
      ),
    ),
  );
  const said = { at: now, by: actor.name, note: body.reason };
  const done = decideTask(asked, said);
  const division = { fromId: address.id, toId: person.id, taskId: asked.id };
  return {
    reply: done,
    writes: [
      saveTask(done),
      unchangedPerson(address),
      unchangedPerson(person),
      ...writtenOnce([
        ...given
          .filter(({ id }) => !held.some(({ withdrawnIds }) => withdrawnIds.includes(id)))
          .flatMap((file) => saveFile(file, fileOfPerson(file, person.id))),
        ...held.flatMap(({ writes }) => writes),
      ]),
    ],
    facts: [
      addressDivided.of(address.id, division),
      addressDivided.of(person.id, division),
      ...given.map(({ id }) => fileGiven.of(id, division)),
      ...held.flatMap(({ facts }) => facts),
    ],
  };
});

async function filesOf(personId: string): Promise<FileMain[]> {
  const ids: string[] = [];
  for await (const { id } of everyFileOf(personId)) ids.push(id);
  const mains = (await loadFileMains(ids)).filter((file) => file !== undefined);
  // The address lists the files that it assesses too.
  return mains.filter(({ candidate }) => candidate.personId === personId);
}
