import * as z from "zod";
import { copyRequested } from "../../events/privacy.ts";
import { copyId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { requestCopy } from "../../shared/domain/privacy/copy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveCopy } from "../../shared/store/copies.ts";

/** R-RGPD-1: a person asks for a copy of all that is held about them. */
export const route = defineRoute({
  name: "privacy/request-copy",
  method: "POST",
  path: "/me/copies",
  summary: "Demander une copie de tout ce qui est conservé à son sujet",
  tag: "privacy",
  reply: z.strictObject({ id: copyId, state: z.string() }),
  status: 202,
  bounded: "copies",
  needs: { table: { writes: ["PERSON"] } },
});

export const handler = serve(route, ({ actor, newId, now }) => {
  const { personId, account, subject } = actor;
  const asked = requestCopy({ id: newId("cpy"), personId, account, subject }, guidePolicy.exports, now);
  return {
    reply: { id: asked.id, state: asked.state },
    location: `/me/copies/${asked.id}`,
    writes: [saveCopy(asked)],
    facts: [copyRequested.of(personId, { copyId: asked.id })],
  };
});
