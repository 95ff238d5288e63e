import * as z from "zod";
import { fileId, sheetId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { sheetView, toSheetView } from "../../shared/views/sheet-view.ts";

/** R-JURY-12: a decision sheet, for the candidate, their centre and OEMM. */
export const route = defineRoute({
  name: "jury/read-sheet",
  method: "GET",
  path: "/files/{fileId}/decision-sheets/{sheetId}",
  summary: "Lire une fiche de décision",
  tag: "jury",
  params: z.strictObject({ fileId, sheetId }),
  reply: sheetView,
  reading: "decision-sheet",
  needs: {},
});

export const handler = serve(route, ({ contents, params }) => {
  const sheet = contents.sheets.find(({ id }) => id === params.sheetId);
  if (sheet === undefined) throw notFound("Cette fiche n’existe pas.");
  return { reply: toSheetView(sheet) };
});
