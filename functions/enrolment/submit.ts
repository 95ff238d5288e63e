import * as z from "zod";
import { fileSubmitted } from "../../events/enrolment.ts";
import { behalfMotive, motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { submitFile } from "../../shared/domain/enrolment/submission.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { domainTitles } from "../../shared/domain/referential/versions.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-8: the candidate submits a complete file, which freezes it. R-TRN-12: on the training path the company does. */
export const route = defineRoute({
  name: "enrolment/submit",
  method: "POST",
  path: "/files/{fileId}/submission",
  summary: "Déposer le dossier complet",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ motive: behalfMotive.optional() }).optional(),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body, now }) => {
  if (contents.file.path === "training" && relation !== "company")
    throw forbidden("L’entreprise transmet le dossier de formation au jury.");
  const file = submitFile(contents, domainTitles(contents.certification), now);
  const said = motiveOfOemm({ byOemm: relation === "oemm" }, body?.motive);
  const fact = fileSubmitted.of(file.id, { certification: file.certification, ...said });
  return fileChanged(contents, file, relation, [fact]);
});
