import * as z from "zod";
import { pathDefined } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { definePath } from "../../shared/domain/training/follow.ts";
import { individualPath, totalHours } from "../../shared/domain/training/individual-path.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-TRN-6, R-TRN-7: the company defines the individual path. */
export const route = defineRoute({
  name: "training/define-path",
  method: "PUT",
  path: "/files/{fileId}/individual-path",
  summary: "Définir le parcours individualisé",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: individualPath,
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"], deletes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body }) => {
  const centreIds = [...new Set(body.modules.map(({ centreId }) => centreId))];
  const centres = await Promise.all(centreIds.map(loadCentre));
  const approvals = new Map(centreIds.map((id, index) => [id, centres[index]?.approvals ?? []]));
  const file = definePath(contents.file, body, {
    domainCodes: domainCodes(contents.certification),
    approvals,
  });
  return fileChanged(contents, file, relation, [
    pathDefined.of(file.id, { modules: body.modules.length, hours: totalHours(body) }),
  ]);
});
