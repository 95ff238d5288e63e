import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { factEnvelope } from "../../events/fact.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { pageOf, paging } from "../../shared/http/views/list-query.ts";
import { readHistory } from "../../shared/store/facts.ts";

const entry = factEnvelope
  .omit({ actor: true, about: true, version: true })
  .extend({ label: z.string(), by: z.strictObject({ role: z.string(), name: z.string() }) })
  .meta({ id: "HistoryEntry" });

/** The history of a file: who did what, and when, newest first. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}/history",
  summary: "Lire l’historique d’un dossier",
  tag: "files",
  may: { file: ["owner", "company", "chosen-centre", "oemm"] },
  params: z.strictObject({ fileId }),
  query: paging,
  reply: pageOf(entry),
  needs: { table: "read" },
});

export const handler = serve(route, async ({ contents, query, relation }) => {
  const page = await readHistory({ kind: "file", id: contents.file.id }, query.limit, query.cursor);
  const items = page.entries.map(({ id, type, at, data, actor }) => ({
    id,
    type,
    at,
    data,
    label: factCatalogue.get(type)?.label ?? type,
    // The jury speaks with one voice: only OEMM reads which member acted.
    by: {
      role: actor.role,
      name: actor.role === "jury-member" && relation !== "oemm" ? "Jury" : actor.name,
    },
  }));
  return { reply: { items, next: page.next } };
});
