import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView, toFileView, withValidation } from "../../shared/http/views/file-view.ts";
import { loadHoldings } from "../../shared/store/holdings.ts";

/** A file with everything in it, for those who may see it. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}",
  summary: "Lire un dossier complet",
  tag: "files",
  may: { file: ["owner", "company", "evaluator", "chosen-centre", "oemm", "sitting-member"] },
  params: z.strictObject({ fileId }),
  reply: fileView,
  needs: { table: "read" },
});

export const handler = serve(route, async ({ contents, relation, today }) => {
  // A jury reads the domains to present in its session.
  const [held] = relation === "sitting-member" ? [] : await loadHoldings([contents.file]);
  return {
    reply:
      held === undefined ? toFileView(contents, relation) : withValidation(contents, relation, held, today),
    version: contents.file.version,
  };
});
