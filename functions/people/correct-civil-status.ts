import * as z from "zod";
import { civilStatusCorrected } from "../../events/persons.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { differencesOf } from "../../shared/domain/people/civil-status.ts";
import { civilStatusCorrection, correctCivilStatus } from "../../shared/domain/people/correction.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listFiles } from "../../shared/store/files.ts";
import { loadPerson, savePerson } from "../../shared/store/persons.ts";

/** Files of one person that are looked at for their names: more than a person has. */
const filesRead = 100;

/** R-PER-5: OEMM corrects the civil status of a file's person; all that names them follows (`follow-correction`). */
export const route = defineRoute({
  name: "people/correct-civil-status",
  method: "POST",
  path: "/files/{fileId}/civil-status-correction",
  summary: "Rectifier l’état civil d’un candidat, sur justificatif",
  tag: "people",
  params: z.strictObject({ fileId }),
  body: civilStatusCorrection,
  status: 204,
  edits: "replaces",
  needs: { table: { reads: ["FILE", "PERSON"], lists: ["gsi1 CANDIDATE"], writes: ["PERSON"] } },
});

export const handler = serve(route, async ({ contents, body, precondition }) => {
  const { file, evidence } = contents;
  const { personId } = file.candidate;
  const [person, { entries }] = await Promise.all([
    loadPerson(personId),
    listFiles({ of: "candidate", personId }, filesRead, undefined),
  ]);
  assertSettled(person);
  // What the file shows is being corrected: it is followed by the file's next version.
  if (differencesOf(person.civilStatus ?? file.candidate.civilStatus, file.candidate.civilStatus).length > 0)
    precondition(file.version + 1);
  const names = entries.map(({ candidateName }) => candidateName);
  const corrected = correctCivilStatus(person, { file, evidence, names }, body);
  const { motive, evidenceId } = body;
  return {
    writes: [savePerson(person, corrected)],
    facts: [civilStatusCorrected.of(personId, { motive, evidenceId, fileId: file.id })],
  };
});
