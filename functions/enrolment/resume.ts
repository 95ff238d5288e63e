import * as z from "zod";
import { fileResumed } from "../../events/enrolment.ts";
import { resumeFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { assertNotCertified } from "../../shared/domain/validation/holdings.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadHoldingsOf, unchangedHoldings } from "../../shared/store/holdings.ts";
import { loadPerson } from "../../shared/store/persons.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-JURY-10, R-JURY-13: after a partial validation the candidate takes the file up again for the other domains. */
export const route = defineRoute({
  name: "enrolment/resume",
  method: "POST",
  path: "/files/{fileId}/resumption",
  summary: "Reprendre un dossier après une validation partielle",
  tag: "files",
  params: z.strictObject({ fileId }),
  reply: fileView,
  edits: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "PERSON"],
      writes: ["CANDIDATE", "COMPANY", "FILE"],
      checks: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ contents, relation }) => {
  const file = resumeFile(contents.file);
  const [holdings, person] = await Promise.all([loadHoldingsOf(file), loadPerson(file.candidate.personId)]);
  assertSettled(person);
  // The CQP may have been granted since, by the other path.
  assertNotCertified(holdings);
  const changed = fileChanged(contents, file, relation, [fileResumed.of(file.id, {})]);
  return { ...changed, writes: [...changed.writes, unchangedHoldings(holdings)] };
});
