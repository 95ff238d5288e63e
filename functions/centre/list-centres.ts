import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { centreEntity, listCentres } from "../../shared/store/centres.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import { centreKey } from "../../shared/store/keys.ts";
import { shownParty } from "../../shared/store/listed-by-oemm.ts";
import { centreView } from "../../shared/views/centre-view.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf } from "../../shared/views/list-query.ts";
import { askedOf, findingByName } from "../../shared/views/party-list.ts";

/** Every centre, for OEMM: by name, by change, or by what it is searched by. */
export const route = defineRoute({
  name: "centre/list-centres",
  method: "GET",
  path: "/centres",
  summary: "Lister les centres",
  tag: "centres",
  query: findingByName,
  reply: foundPageOf(centreView),
  needs: {
    table: {
      reads: ["CENTRE"],
      lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 CENTRES"],
    },
  },
});

const shown = shownParty(centreEntity, centreKey);

export const handler = serve(route, async ({ query, actor, now }) => {
  const asked = askedOf(query, actor);
  return { reply: foundReply(await findByOemm("centre", shown, asked, listCentres), asked, now) };
});
