import * as z from "zod";
import { memberId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadMember } from "../../shared/store/members.ts";
import { memberView } from "../../shared/views/member-view.ts";

/** R-JURY-2: a jury member of the directory. */
export const route = defineRoute({
  name: "jury/read-member",
  method: "GET",
  path: "/jury-members/{memberId}",
  summary: "Lire un membre de jury de l’annuaire",
  tag: "jury",
  params: z.strictObject({ memberId }),
  reply: memberView,
  needs: { table: { reads: ["MEMBER"] } },
});

export const handler = serve(route, async ({ params }) => {
  const member = await loadMember(params.memberId);
  if (member === undefined) throw notFound();
  return { reply: member, version: member.version };
});
