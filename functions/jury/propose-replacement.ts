import * as z from "zod";
import { memberId, sessionId } from "../../shared/domain/ids.ts";
import { daysOf } from "../../shared/domain/jury/diary.ts";
import { proposeReplacements } from "../../shared/domain/jury/proposal.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { parseDiary } from "../../shared/store/diaries.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { diaryKey } from "../../shared/store/keys.ts";
import { listMembers } from "../../shared/store/members.ts";
import { readEach } from "../../shared/store/table.ts";
import { loadMemberAsPerson } from "./member-as-person.ts";
import { directoryPage, weighedMember } from "./weighed-member.ts";

/** R-DAY-11: proposes who replaces a member of a jury: those of the same side, who can sit first. */
export const route = defineRoute({
  name: "jury/propose-replacement",
  method: "GET",
  path: "/sessions/{sessionId}/members/{memberId}/replacements",
  summary: "Proposer qui remplace un membre du jury",
  tag: "jury",
  params: z.strictObject({ sessionId, memberId }),
  reply: z
    .strictObject({ members: z.array(weighedMember) })
    .meta({ id: "Replacements", description: "Membres qui peuvent en remplacer un autre" }),
  needs: {
    table: { reads: ["ACCOUNT", "FILE", "MEMBER", "PERSON"], lists: ["gsi3 MEMBERS"] },
  },
});

export const handler = serve(route, async ({ session, params }) => {
  const [{ entries }, files] = await Promise.all([
    listMembers(directoryPage, undefined),
    loadFileMains(session.slots.map(({ fileId }) => fileId)),
  ]);
  const days = daysOf({ members: entries, date: session.date });
  const [items, persons] = await Promise.all([
    readEach(days.map((day) => diaryKey(day.memberId, day.date))),
    Promise.all(entries.map(loadMemberAsPerson)),
  ]);
  return {
    reply: {
      members: proposeReplacements(session, params.memberId, {
        members: entries,
        files: files.flatMap((file) => file ?? []),
        personOf: (member) => persons[entries.indexOf(member)],
        diaries: days.map((day, index) => parseDiary(items[index], day)),
      }),
    },
  };
});
