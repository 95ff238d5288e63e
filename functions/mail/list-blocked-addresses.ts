import { addressBlock } from "../../shared/domain/mail/address-block.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listBlocks } from "../../shared/store/blocked-address-list.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { changed } from "../../shared/views/updated-at.ts";

/** The addresses that are not written to any more. */
export const route = defineRoute({
  name: "mail/list-blocked-addresses",
  method: "GET",
  path: "/blocked-addresses",
  summary: "Lister les adresses bloquées, auxquelles plus rien n’est envoyé",
  tag: "mails",
  query: since,
  reply: sincePageOf(addressBlock.extend(changed)),
  needs: { table: { lists: ["gsi3 BLOCKED-ADDRESSES"] } },
});

export const handler = serve(route, async ({ query, now }) => {
  const page = await listBlocks(query.limit, query.cursor, query.updatedSince);
  return { reply: sinceReply(page, query, now) };
});
