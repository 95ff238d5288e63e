import * as z from "zod";
import { contactCorrected } from "../../events/enrolment.ts";
import { correctContact } from "../../shared/domain/enrolment/candidate.ts";
import { candidateIdentity } from "../../shared/domain/enrolment/candidate-identity.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** The candidate, or OEMM, corrects where mails go; the account that owns the file stays (decision 6). */
export const route = defineRoute({
  method: "PUT",
  path: "/files/{fileId}/contact",
  summary: "Corriger l’adresse électronique et le téléphone du candidat",
  tag: "files",
  may: { file: ["owner", "oemm"] },
  params: z.strictObject({ fileId }),
  body: candidateIdentity.pick({ email: true, phone: true }),
  reply: fileView,
  edits: true,
  needs: { table: "write" },
});

export const handler = serve(route, ({ contents, relation, body }) => {
  const { file } = contents;
  const corrected = { ...file, candidate: correctContact(file.candidate, body) };
  return fileChanged(contents, corrected, relation, [contactCorrected.of(file.id, {})]);
});
