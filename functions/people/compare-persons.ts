import * as z from "zod";
import { type Certificate, certificate } from "../../shared/domain/certificate/certificate.ts";
import { candidate } from "../../shared/domain/enrolment/candidate.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { givingBonus } from "../../shared/domain/people/join.ts";
import { person } from "../../shared/domain/people/person.ts";
import { holdings } from "../../shared/domain/validation/holdings.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileSummary } from "../../shared/store/files.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { filesShown, loadPersonContents } from "./person-contents.ts";
import { loadPair } from "./resemblance-task.ts";

const comparedFile = fileSummary
  .pick({ id: true, certification: true, path: true, state: true, enrolledOn: true })
  .extend({ candidate: candidate.omit({ personId: true }) });

/** R-PER-4: two persons who look the same, side by side, for OEMM alone. */
export const route = defineRoute({
  name: "people/compare-persons",
  method: "GET",
  path: "/tasks/{taskId}/persons",
  summary: "Comparer deux personnes qui se ressemblent",
  tag: "people",
  params: z.strictObject({ taskId }),
  reply: z.strictObject({
    task: taskView,
    persons: z.array(
      person.extend({
        files: z.array(comparedFile).max(filesShown),
        holdings: z.array(holdings.pick({ certification: true, acquired: true })),
        certificates: z.array(
          certificate
            .pick({ number: true, certification: true, decidedOn: true, holder: true })
            .extend({ givesBonus: z.boolean() }),
        ),
      }),
    ),
  }),
  needs: {
    table: { reads: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "TASK"], lists: ["gsi1 CANDIDATE"] },
  },
});

export const handler = serve(route, async ({ params }) => {
  const { task: asked, persons } = await loadPair(params.taskId);
  const contents = await Promise.all(persons.map(loadPersonContents));
  return {
    reply: {
      task: asked,
      persons: contents.map(({ person, certificates, ...theirs }) => ({
        ...person,
        ...theirs,
        certificates: certificates.map((one) => ({ ...one, givesBonus: givesBonus(one, certificates) })),
      })),
    },
  };
});

/** R-PER-4: of two certificates of one person for a certification, one gives the bonus. */
function givesBonus(one: Certificate, all: readonly Certificate[]): boolean {
  return givingBonus(all.filter(({ certification }) => certification === one.certification)) === one;
}
