import * as z from "zod";
import { enrolmentAccepted } from "../../events/acceptance.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { unknownPerson } from "../../shared/domain/people/person.ts";
import { acceptEnrolmentOnPaper } from "../../shared/domain/training/answer-enrolment.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { savePerson } from "../../shared/store/persons.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-PER-3: OEMM records that an employee accepted on a signed form, which it uploaded to the file. */
export const route = defineRoute({
  name: "acceptance/record-paper",
  method: "POST",
  path: "/files/{fileId}/paper-acceptance",
  summary: "Enregistrer l’acceptation signée sur papier par le salarié",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ evidenceId, showsResults: z.boolean().default(false) }),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["CANDIDATE", "FILE", "PERSON"] } },
});

export const handler = serve(route, ({ contents, relation, body, now }) => {
  const file = acceptEnrolmentOnPaper(contents, body, now);
  const { personId, civilStatus } = file.candidate;
  const accepted = enrolmentAccepted.of(file.id, { personId, ...body });
  const changed = fileChanged(contents, file, relation, [accepted]);
  const person = unknownPerson(personId);
  return { ...changed, writes: [...changed.writes, savePerson(person, { ...person, civilStatus })] };
});
