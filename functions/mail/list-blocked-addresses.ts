import { addressBlock } from "../../shared/domain/mail/address-block.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listBlocks } from "../../shared/store/blocked-addresses.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** The addresses that are not written to any more. */
export const route = defineRoute({
  method: "GET",
  path: "/blocked-addresses",
  summary: "Lister les adresses auxquelles on n’écrit plus",
  tag: "mails",
  query: paging,
  reply: pageOf(addressBlock),
  needs: { table: { lists: ["gsi3 BLOCKED-ADDRESSES"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listBlocks(query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
