import * as z from "zod";
import { positionsDescribed } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { positions } from "../../shared/domain/vae/booklet.ts";
import { describePositions } from "../../shared/domain/vae/prepare.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";

/** R-VAE-6: the candidate describes the positions held; the list replaces the earlier one. */
export const route = defineRoute({
  name: "vae/describe-positions",
  method: "PUT",
  path: "/files/{fileId}/positions",
  summary: "Décrire les postes occupés",
  tag: "vae",
  params: z.strictObject({ fileId }),
  body: z.strictObject({ positions }),
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body }) => {
  const file = describePositions(contents, body.positions);
  const fact = positionsDescribed.of(file.id, { positions: body.positions.length });
  return fileChanged(contents, file, relation, [fact]);
});
