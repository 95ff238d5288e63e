import * as z from "zod";
import { memberDescribed } from "../../events/jury.ts";
import { memberId } from "../../shared/domain/ids.ts";
import { memberDescription } from "../../shared/domain/jury/member.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { memberView } from "../../shared/http/views/member-view.ts";
import { loadMember, saveMember } from "../../shared/store/members.ts";

/** R-JURY-2: OEMM writes a jury member in the directory; the identifier is OEMM's choice. */
export const route = defineRoute({
  method: "PUT",
  path: "/jury-members/{memberId}",
  summary: "Inscrire ou modifier un membre de jury",
  tag: "jury",
  may: { roles: ["oemm"] },
  params: z.strictObject({ memberId }),
  body: memberDescription,
  reply: memberView,
  edits: true,
  edited: "part",
  needs: { table: "write" },
});

export const handler = serve(route, async ({ params, body, precondition }) => {
  const before = await loadMember(params.memberId);
  precondition(before?.version);
  const version = (before?.version ?? 0) + 1;
  const member = { ...body, id: params.memberId, version };
  return {
    reply: member,
    version,
    writes: [saveMember(before, member)],
    facts: [memberDescribed.of(member.id, { name: member.name, side: member.side })],
  };
});
