import * as z from "zod";
import { centreChosen } from "../../events/enrolment.ts";
import { moveToCentre } from "../../shared/domain/enrolment/move-file.ts";
import { behalfMotive, motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { centreId, fileId } from "../../shared/domain/ids.ts";
import { assertNotMerged } from "../../shared/domain/people/merger.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { giveDeadlines } from "../../shared/store/given-deadlines.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-3, R-PER-8: who chose the centre of a file, or OEMM with a motive (R-OEMM-1), gives it to another one. */
export const route = defineRoute({
  name: "enrolment/choose-centre",
  method: "PUT",
  path: "/files/{fileId}/centre",
  summary: "Choisir le centre agréé",
  tag: "files",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ centreId, motive: behalfMotive.optional() }),
  reply: fileView,
  edits: true,
  needs: { table: { reads: ["CENTRE"], writes: ["FILE"], deletes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, body, today }) => {
  if (relation === "owner" && contents.file.path === "training")
    throw forbidden("Le centre de formation est choisi par l’entreprise.");
  const byOemm = relation === "oemm";
  const said = { centreId: body.centreId, ...motiveOfOemm({ byOemm }, body.motive) };
  const { centre, approvals = [] } = (await loadCentre(body.centreId)) ?? {};
  if (centre !== undefined) assertNotMerged(centre);
  const chosen = { centreId: body.centreId, approvals, byOemm };
  const { file: before, deadlines } = contents;
  const file = moveToCentre(before, chosen, today);
  const changed = fileChanged(contents, file, relation, [centreChosen.of(file.id, said)]);
  return {
    ...changed,
    writes: [...changed.writes, ...giveDeadlines(deadlines, before.centreId, body.centreId)],
  };
});
