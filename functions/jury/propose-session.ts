import * as z from "zod";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { daysOf } from "../../shared/domain/jury/diary.ts";
import { jurySide } from "../../shared/domain/jury/member.ts";
import { sessionPlan } from "../../shared/domain/jury/plan.ts";
import { proposeSession } from "../../shared/domain/jury/proposal.ts";
import { chairSideAfter } from "../../shared/domain/jury/sitting.ts";
import { hearingMinutes, maxSlots, planSlots } from "../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { parseDiary } from "../../shared/store/diaries.ts";
import { listFiles, loadFileMains } from "../../shared/store/files.ts";
import { diaryKey } from "../../shared/store/keys.ts";
import { listMembers } from "../../shared/store/members.ts";
import { loadInForce } from "../../shared/store/referential.ts";
import { loadChairTurn } from "../../shared/store/sessions.ts";
import { readMany } from "../../shared/store/table.ts";
import { withoutVersion } from "../referential/without-version.ts";
import { loadMemberAsPerson } from "./member-as-person.ts";
import { directoryPage, weighedMember } from "./weighed-member.ts";

/** R-JURY-1, R-JURY-3 to R-JURY-6: proposes hours, a chair's side and members for the oldest files that wait. */
export const route = defineRoute({
  name: "jury/propose-session",
  method: "POST",
  path: "/sessions/proposal",
  summary: "Proposer un jury\u00a0: créneaux, présidence et membres disponibles, sans rien enregistrer",
  tag: "jury",
  body: z.strictObject({
    certification: certificationCode,
    ...sessionPlan(guidePolicy.jury).pick({ date: true, startTime: true, breaks: true }).shape,
    candidates: z.int().min(1).max(maxSlots).default(maxSlots).meta({
      description: "Nombre de candidats à entendre, les plus anciens de la liste d’attente d’abord",
    }),
  }),
  reply: z
    .strictObject({
      format: z.string(),
      slots: z.array(
        z.strictObject({
          fileId,
          candidateName: z.string(),
          start: z.string(),
          interviewEnd: z.string(),
          end: z.string(),
        }),
      ),
      chairSide: jurySide.optional(),
      members: z.array(weighedMember),
      notice: z.strictObject({ days: z.int(), late: z.boolean() }),
    })
    .meta({ id: "SessionProposal", description: "Proposition de jury" }),
  needs: {
    table: {
      reads: ["ACCOUNT", "CERTIFICATION", "FILE", "MEMBER", "PERSON", "REFERENTIAL"],
      lists: ["gsi3 FILES", "gsi3 MEMBERS"],
    },
  },
});

export const handler = serve(route, async ({ body, today }) => {
  const { certification, date } = body;
  const [inForce, waiting, { entries: members }, turn, policy] = await Promise.all([
    loadInForce(certification, today),
    listFiles({ of: "certification", certification, state: "submitted" }, body.candidates, undefined),
    listMembers(directoryPage, undefined),
    loadChairTurn(certification),
    loadPolicyOn(today),
  ]);
  const format = inForce?.juryFormat;
  if (format === undefined) throw withoutVersion();
  const days = daysOf({ members, date });
  const [loaded, items, persons] = await Promise.all([
    waiting.entries.length === 0 ? [] : loadFileMains(waiting.entries.map(({ id }) => id)),
    readMany(days.map((day) => diaryKey(day.memberId, day.date))),
    Promise.all(members.map(loadMemberAsPerson)),
  ]);
  const files = loaded.flatMap((file) => file ?? []);
  const hearings = files.map((file) => hearingMinutes(format, guidePolicy.jury, file.extraTime));
  const proposed = proposeSession(
    {
      date,
      files,
      hours: planSlots(hearings, body.startTime, body.breaks),
      chairSide: chairSideAfter(turn.previous),
      members,
      personOf: (member) => persons[members.indexOf(member)],
      diaries: items.flatMap((item) => {
        const day = days.find(({ memberId }) => item.pk === diaryKey(memberId, date).pk);
        return day === undefined ? [] : [parseDiary(item, day)];
      }),
      notice: policy.jury.convocationNotice,
    },
    today,
  );
  const names = new Map(files.map((file) => [file.id, fullName(file.candidate)]));
  return {
    reply: {
      format,
      ...proposed,
      slots: proposed.slots.map((slot) => ({ ...slot, candidateName: names.get(slot.fileId) ?? "" })),
    },
  };
});
