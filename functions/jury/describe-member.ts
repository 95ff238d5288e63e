import * as z from "zod";
import { memberDescribed } from "../../events/jury.ts";
import { memberAccountOpened } from "../../events/people.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { memberId } from "../../shared/domain/ids.ts";
import { memberDescription } from "../../shared/domain/jury/member.ts";
import { assertFree } from "../../shared/domain/people/membership.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { memberKey, membershipKey } from "../../shared/store/keys.ts";
import { memberEntity, saveMember } from "../../shared/store/members.ts";
import { loadMembership, membershipEntity, saveMemberAccount } from "../../shared/store/staff.ts";
import { readTogether } from "../../shared/store/table.ts";
import { memberView } from "../../shared/views/member-view.ts";

/**
 * R-JURY-2: OEMM writes a jury member in the directory; the identifier is OEMM's choice. The account of their address
 * follows: it has the member's access, and the address that they had before has none.
 */
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
  const account = accountOfEmail(body.email);
  const [memberItem, heldItem] = await readTogether([memberKey(params.memberId), membershipKey(account)]);
  const before = memberEntity.find(memberItem);
  precondition(before?.version);
  const version = (before?.version ?? 0) + 1;
  const member = { ...body, id: params.memberId, version };
  const held = membershipEntity.find(heldItem);
  const old = before === undefined ? account : accountOfEmail(before.email);
  const left = old === account ? undefined : await loadMembership(old);
  const opened = held?.active !== true || held.partyId !== member.id;
  assertFree(held, member.id);
  return {
    reply: member,
    version,
    writes: [saveMember(before, member), ...saveMemberAccount(member.id, account, held, left)],
    facts: [
      memberDescribed.of(member.id, { name: member.name, side: member.side }),
      ...(opened ? [memberAccountOpened.of(member.id, {})] : []),
    ],
  };
});
