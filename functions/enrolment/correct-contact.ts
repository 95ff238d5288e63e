import * as z from "zod";
import { contactCorrected } from "../../events/enrolment.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import { motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { contactMotive, correctContact } from "../../shared/domain/people/contact-correction.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadProved } from "../../shared/store/contact-addresses.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/**
 * R-PER-2, R-PER-5: the candidate corrects where mails go, to an address that they proved; OEMM to any, with a motive. The
 * file stays its person's.
 */
export const route = defineRoute({
  name: "enrolment/correct-contact",
  method: "PUT",
  path: "/files/{fileId}/contact",
  summary: "Corriger les coordonnées du candidat",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: candidateIdentity.pick({ email: true, phone: true, postalAddress: true }).extend({
    motive: contactMotive
      .optional()
      .meta({ description: "Pourquoi l’OEMM change ces coordonnées\u00a0; demandé à elle seule" }),
  }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["PERSON"], writes: ["COMPANY", "FILE"], deletes: ["COMPANY"] } },
});

export const handler = serve(route, async ({ contents, relation, body, actor }) => {
  const { file } = contents;
  const { motive, ...contact } = body;
  const said = motiveOfOemm({ byOemm: relation === "oemm" }, motive);
  const by = said.motive === undefined ? { proved: await loadProved(actor) } : { motive: said.motive };
  const corrected = { ...file, candidate: correctContact(file.candidate, contact, by) };
  return fileChanged(contents, corrected, relation, [contactCorrected.of(file.id, said)]);
});
