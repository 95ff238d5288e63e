import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { gridView, toGridView } from "../../shared/views/grid-view.ts";

/** R-REF-2, R-REF-3: the grid that a file is assessed on, and the blank forms that come from it. */
export const route = defineRoute({
  name: "enrolment/read-grid",
  method: "GET",
  path: "/files/{fileId}/grid",
  summary: "Lire la grille et les formulaires vierges d’un dossier",
  tag: "files",
  params: z.strictObject({ fileId }),
  reply: gridView,
  reading: "grid",
  needs: {},
});

export const handler = serve(route, ({ contents }) => ({ reply: toGridView(contents) }));
