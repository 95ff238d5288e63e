import * as z from "zod";
import { copyId } from "../../shared/domain/ids.ts";
import { copyProgress } from "../../shared/domain/privacy/copy.ts";
import { addSeconds, dateInParis, instant } from "../../shared/domain/time/civil-date.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { givenUpAfter } from "../../shared/messaging/trigger.ts";
import { signCopyLink } from "../../shared/objects/copy-objects.ts";
import { downloadLinkSeconds } from "../../shared/objects/download-link.ts";
import { loadCopy } from "../../shared/store/copies.ts";
import { copyDeliveries } from "./copy-deliveries.ts";

/** R-RGPD-1: how far the person's copy is, and a short link to its file once it is ready; one that `failed` is to be asked for again. */
export const route = defineRoute({
  name: "privacy/read-copy",
  method: "GET",
  path: "/me/copies/{copyId}",
  summary: "Suivre la copie de ses données et obtenir le lien de son fichier",
  tag: "privacy",
  params: z.strictObject({ copyId }),
  reply: z.strictObject({
    id: copyId,
    state: z.enum(["requested", "ready", "expired", "failed"]),
    requestedAt: instant,
    fileExpiresAt: instant,
    bytes: z.int().optional(),
    download: z.strictObject({ url: z.string(), fileName: z.string(), expiresAt: instant }).optional(),
  }),
  needs: { table: { reads: ["PERSON"] }, objects: "download-copies" },
});

export const handler = serve(route, async ({ params, actor, now }) => {
  const copy = await loadCopy(actor.personId, params.copyId);
  if (copy === undefined) throw notFound();
  const { id, requestedAt, expiresAt: fileExpiresAt } = copy;
  const state = copyProgress(copy, now, givenUpAfter(copyDeliveries));
  const known = { id, state, requestedAt, fileExpiresAt };
  if (copy.state !== "ready" || state !== "ready") return { reply: known };
  const fileName = `Mes données ${dateInParis(requestedAt)}.zip`;
  const url = await signCopyLink(id, fileName);
  const download = { url, fileName, expiresAt: addSeconds(now, downloadLinkSeconds) };
  return { reply: { ...known, bytes: copy.bytes, download } };
});
