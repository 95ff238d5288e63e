import * as z from "zod";
import { addressBlock, liftBlock } from "../../shared/domain/mail/address-block.ts";
import { emailAddress } from "../../shared/domain/text/email-address.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadBlock, saveBlock } from "../../shared/store/blocked-addresses.ts";

/** OEMM lets an address be written to again: its owner says that it works. */
export const route = defineRoute({
  name: "mail/lift-block",
  method: "POST",
  path: "/blocked-addresses/lifting",
  summary: "Lever le blocage d’une adresse",
  tag: "mails",
  body: z.strictObject({ email: emailAddress }),
  reply: addressBlock,
  needs: { table: { reads: ["ADDRESS"], writes: ["ADDRESS"], untold: true } },
});

export const handler = serve(route, async ({ body, actor, now }) => {
  const { block, version } = await loadBlock(body.email);
  if (block?.state !== "blocked") throw notFound("Cette adresse n’est pas bloquée.");
  const lifted = liftBlock(block, { at: now, by: actor.name });
  return { reply: lifted, writes: [saveBlock(version, lifted)] };
});
