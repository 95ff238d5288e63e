import * as z from "zod";
import { pageOfFeed } from "../../shared/domain/changes/feed.ts";
import { feedOf } from "../../shared/domain/changes/readers.ts";
import { inFigures } from "../../shared/domain/french/quantity.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { forbidden, HttpProblem } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import {
  type ChangeEntry,
  endOfFeed,
  feedCursor,
  feedName,
  placeOf,
  readFeed,
} from "../../shared/store/changes.ts";
import { fileEntity } from "../../shared/store/files.ts";
import { fileKey, sessionKey } from "../../shared/store/keys.ts";
import { sessionEntity } from "../../shared/store/sessions.ts";
import { readMany } from "../../shared/store/table.ts";
import { change, toChange } from "../../shared/views/change-view.ts";
import { paging } from "../../shared/views/list-query.ts";

/** R-CHG-1: what changed of what the caller follows, in the order in which it was told to them, each once. */
export const route = defineRoute({
  name: "changes/read-changes",
  method: "GET",
  path: "/changes",
  summary: "Lire ce qui a changé depuis la dernière lecture",
  tag: "changes",
  query: z.strictObject({
    limit: paging.shape.limit,
    after: paging.shape.cursor.meta({
      description:
        "Curseur «\u00a0next\u00a0» de la lecture précédente, absent pour lire depuis le plus ancien changement conservé\u00a0; " +
        `les changements le sont ${inFigures(guidePolicy.changes.kept)}`,
    }),
    begin: z
      .enum(["now"])
      .optional()
      .meta({
        description:
          "Avec «\u00a0now\u00a0», une première lecture ne rend aucun changement, et «\u00a0next\u00a0» suit le dernier\u00a0: " +
          "pour qui lit aussitôt ce qu’il suit",
      }),
  }),
  reply: z.strictObject({ items: z.array(change), next: z.string(), more: z.boolean() }),
  feed: true,
  needs: { table: { reads: ["CHANGES", "FILE", "SESSION"] } },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const caller = feedOf(actor);
  if (caller === undefined) throw forbidden("Votre compte n’est rattaché à aucun organisme.");
  const feed = feedName(caller);
  if (query.begin !== undefined) {
    if (query.after !== undefined)
      throw invalidRequest([
        { in: "query", field: "begin", message: "Sans effet avec «\u00a0after\u00a0»." },
      ]);
    return { reply: { items: [], next: feedCursor(feed, await endOfFeed(feed, now)), more: false } };
  }
  const at = query.after === undefined ? { since: now } : placeOf(feed, query.after);
  const { kept } = guidePolicy.changes;
  const page = pageOfFeed({ ...(await readFeed(feed, at, query.limit)), at, now, kept });
  if (page === "expired") throw expired();
  const subjects = await subjectsOf(page.entries);
  const items = page.entries.flatMap((entry) => toChange(entry, actor, subjects) ?? []);
  return { reply: { items, next: feedCursor(feed, page.next), more: page.more } };
});

/** What entries are about, as it stands. One round trip. */
async function subjectsOf(entries: readonly ChangeEntry[]) {
  const keys = new Map(
    entries.flatMap(({ fact: { about } }) => {
      if (about.kind === "file") return [[about.id, fileKey(about.id)] as const];
      return about.kind === "session" ? [[about.id, sessionKey(about.id)] as const] : [];
    }),
  );
  const items = await readMany([...keys.values()]);
  return {
    files: new Map(fileEntity.among(items).map((file) => [file.id, file])),
    sessions: new Map(sessionEntity.among(items).map((session) => [session.id, session])),
  };
}

/** R-CHG-1: a place behind which something is kept no longer. */
function expired(): HttpProblem {
  const days = inFigures(guidePolicy.changes.kept);
  return new HttpProblem(
    "changes-expired",
    `Les changements sont conservés ${days}\u00a0: prenez une nouvelle place avec le paramètre «\u00a0begin=now\u00a0», puis relisez les listes en entier.`,
    { rule: "R-CHG-1" },
  );
}
