import * as z from "zod";
import { enrolmentAccepted } from "../../events/acceptance.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { assertNotJoined } from "../../shared/domain/people/person.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { acceptEnrolment } from "../../shared/domain/training/answer-enrolment.ts";
import { assertNotCertified } from "../../shared/domain/validation/holdings.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { loadHoldingsOf, unchangedHoldings } from "../../shared/store/holdings.ts";
import { loadPerson, savePerson } from "../../shared/store/persons.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { askedFile } from "./asked-file.ts";
import { proof } from "./proof.ts";

/** R-PER-3: the employee accepts, signed in with any account of theirs: the file is bound to its person. */
export const route = defineRoute({
  name: "acceptance/accept",
  method: "POST",
  path: "/files/{fileId}/acceptance",
  summary: "Accepter l’inscription proposée par son entreprise",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: proof.extend({
    showsResults: z.boolean().default(false).meta({
      description:
        "Accord pour que l’entreprise voie aussi les décisions du jury, et non les seuls domaines à présenter",
    }),
  }),
  reply: fileView,
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "PERSON", "REFERENTIAL"],
      writes: ["CANDIDATE", "FILE", "PERSON"],
      checks: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, now }) => {
  const contents = await askedFile(params.fileId, body.code);
  const { file } = contents;
  const [person, held] = await Promise.all([
    loadPerson(actor.personId),
    loadHoldingsOf({ candidate: actor, certification: file.certification }),
  ]);
  assertNotJoined(person);
  // What is known of the person holds; what their company typed fills in the rest, as they accept it.
  const civilStatus = { ...file.candidate.civilStatus, ...person.civilStatus };
  const candidate = { personId: person.id, civilStatus };
  const answered = acceptEnrolment(file, { ...body, candidate }, guidePolicy.acceptance.tries, now);
  if (answered.error !== undefined) return { refused: answered.error, writes: saveFile(file, answered.file) };
  assertNotCertified(held);
  const { showsResults } = body;
  const accepted = enrolmentAccepted.of(file.id, { personId: person.id, showsResults });
  const changed = fileChanged(contents, answered.file, "owner", [accepted]);
  return {
    ...changed,
    writes: [...changed.writes, savePerson(person, { ...person, civilStatus }), unchangedHoldings(held)],
  };
});
