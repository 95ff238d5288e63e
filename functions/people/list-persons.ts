import * as z from "zod";
import { personId } from "../../shared/domain/ids.ts";
import { knownCivilStatus } from "../../shared/domain/people/civil-status.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { personKey } from "../../shared/store/keys.ts";
import type { ListEntry } from "../../shared/store/list-entries.ts";
import { personEntity } from "../../shared/store/persons.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf } from "../../shared/views/list-query.ts";
import { askedOf, findingByName } from "../../shared/views/party-list.ts";
import { changed, changeOf } from "../../shared/views/updated-at.ts";

/** R-PER-1, R-PER-4: the persons of whom anything is known, for OEMM: each once, under the one that others were joined with. */
export const route = defineRoute({
  name: "people/list-persons",
  method: "GET",
  path: "/persons",
  summary: "Lister et chercher les personnes",
  tag: "people",
  query: findingByName,
  reply: foundPageOf(
    z
      .strictObject({
        id: personId,
        civilStatus: knownCivilStatus,
        ...changed,
      })
      .meta({ id: "ListedPerson", description: "Personne connue, dans une liste" }),
  ),
  needs: { table: { reads: ["PERSON"], lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES"] } },
});

const shown = {
  key: personKey,
  show(item: StoredItem, { words = [] }: ListEntry) {
    const listed = personEntity.listedWhole(item);
    const { id, civilStatus, joinedInto } = listed;
    if (civilStatus === undefined || joinedInto !== undefined) return undefined;
    return { shown: { id, civilStatus, ...changeOf(listed) }, words };
  },
};

export const handler = serve(route, async ({ query, actor, now }) => {
  const asked = askedOf(query, actor);
  return { reply: foundReply(await findByOemm("person", shown, asked), asked, now) };
});
