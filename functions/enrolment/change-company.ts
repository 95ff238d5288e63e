import * as z from "zod";
import { companyChanged } from "../../events/enrolment.ts";
import { moveToCompany } from "../../shared/domain/enrolment/move-file.ts";
import { companyId, fileId } from "../../shared/domain/ids.ts";
import { assertNotMerged } from "../../shared/domain/people/merger.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { giveDeadlines } from "../../shared/store/given-deadlines.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-PER-8: OEMM gives a file under way to the company that employs its candidate now. */
export const route = defineRoute({
  name: "enrolment/change-company",
  method: "PUT",
  path: "/files/{fileId}/company",
  summary: "Changer l’entreprise d’un dossier en cours",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ companyId }),
  reply: fileView,
  edits: true,
  needs: {
    table: { reads: ["COMPANY"], writes: ["COMPANY", "FILE"], deletes: ["COMPANY", "FILE"] },
  },
});

export const handler = serve(route, async ({ contents, relation, body }) => {
  const company = await loadCompany(body.companyId);
  if (company === undefined) throw notFound("Cette entreprise n’existe pas.");
  assertNotMerged(company);
  const { file: before, deadlines } = contents;
  const file = moveToCompany(before, body.companyId);
  const changed = fileChanged(contents, file, relation, [companyChanged.of(file.id, body)]);
  const from = before.path === "training" ? before.companyId : undefined;
  return { ...changed, writes: [...changed.writes, ...giveDeadlines(deadlines, from, body.companyId)] };
});
