import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import { memberKey } from "../../shared/store/keys.ts";
import { shownParty } from "../../shared/store/listed-by-oemm.ts";
import { listMembers, memberEntity } from "../../shared/store/members.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf } from "../../shared/views/list-query.ts";
import { memberView } from "../../shared/views/member-view.ts";
import { askedOf, findingByName } from "../../shared/views/party-list.ts";

/** The jury directory: by name, by change, or by what members are searched by. */
export const route = defineRoute({
  name: "jury/list-members",
  method: "GET",
  path: "/jury-members",
  summary: "Lister l’annuaire des membres de jury",
  tag: "jury",
  query: findingByName,
  reply: foundPageOf(memberView),
  needs: {
    table: {
      reads: ["MEMBER"],
      lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 MEMBERS"],
    },
  },
});

const shown = shownParty(memberEntity, memberKey);

export const handler = serve(route, async ({ query, actor, now }) => {
  const asked = askedOf(query, actor);
  return { reply: foundReply(await findByOemm("jury-member", shown, asked, listMembers), asked, now) };
});
