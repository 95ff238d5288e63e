import * as z from "zod";
import { memberDescribed } from "../../events/jury.ts";
import { memberAccountOpened } from "../../events/people.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { memberId } from "../../shared/domain/ids.ts";
import { type JuryMember, memberDescription } from "../../shared/domain/jury/member.ts";
import { describeMember } from "../../shared/domain/jury/member-number.ts";
import type { Membership } from "../../shared/domain/people/membership.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { memberKey } from "../../shared/store/keys.ts";
import { memberEntity, saveMember } from "../../shared/store/members.ts";
import { loadMembership, membershipAmong, membershipKeys } from "../../shared/store/memberships.ts";
import { saveMemberAccount } from "../../shared/store/staff.ts";
import { readTogether } from "../../shared/store/table.ts";
import { memberView } from "../../shared/views/member-view.ts";

/**
 * R-JURY-2: OEMM writes a jury member in the directory; the identifier is OEMM's choice. Their address is invited to the
 * member's access (R-PER-6), and the one that they had before has none.
 */
export const route = defineRoute({
  name: "jury/describe-member",
  method: "PUT",
  path: "/jury-members/{memberId}",
  summary: "Inscrire ou modifier un membre de jury",
  tag: "jury",
  params: z.strictObject({ memberId }),
  body: memberDescription,
  reply: memberView,
  edits: "or-creates",
  edited: "part",
  needs: { table: { reads: ["ACCOUNT", "MEMBER"], writes: ["ACCOUNT", "MEMBER"], deletes: ["ACCOUNT"] } },
});

export const handler = serve(route, async ({ params, body, precondition }) => {
  const { memberId } = params;
  const keys = membershipKeys(accountOfEmail(body.email), memberId);
  const [memberItem, ...heldItems] = await readTogether([memberKey(memberId), ...keys]);
  const before = memberEntity.find(memberItem);
  precondition(before?.version);
  const held = membershipAmong(heldItems, memberId);
  const left = before === undefined ? undefined : await leftBy(before, body);
  const accepted = left !== undefined && (left.answer ?? "accepted") === "accepted";
  const member = describeMember({ id: memberId, before, accepted }, body);
  return {
    reply: member,
    version: member.version,
    writes: [saveMember(before, member), ...saveMemberAccount(member, held, left)],
    facts: [
      memberDescribed.of(member.id, { name: member.name, side: member.side }),
      ...(held?.active === true && held.answer !== "declined" ? [] : [memberAccountOpened.of(member.id, {})]),
    ],
  };
});

/** What the address that a member had gave them, where they have another one now. */
async function leftBy(before: JuryMember, after: Pick<JuryMember, "email">): Promise<Membership | undefined> {
  const old = accountOfEmail(before.email);
  if (old === accountOfEmail(after.email)) return undefined;
  return loadMembership(old, before.id);
}
