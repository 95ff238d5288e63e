import type { FileMain } from "../enrolment/file.ts";
import type { Policy } from "../policy/policy.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { assertSits, memberOf } from "./attendance.ts";
import { noticeOf } from "./convene.ts";
import { type Diary, isBusy } from "./diary.ts";
import { inConflict, type JuryMember, type JurySide, type MemberAsPerson } from "./member.ts";
import { type JurySession, sessionHours } from "./session.ts";
import type { SlotTimes } from "./slots.ts";

/** What keeps a member from a session: hours taken by another one, or a candidate they may not hear. */
export type Hindrance = { kind: "busy" } | { kind: "conflict"; fileId: string };

/** A member of the directory, with what keeps them from a session. */
export interface WeighedMember {
  member: JuryMember;
  hindrances: Hindrance[];
}

/** What members are weighed by. */
interface WeighedBy {
  files: readonly FileMain[];
  /** R-PER-6: who each member is besides what the directory says. */
  personOf: (member: JuryMember) => MemberAsPerson | undefined;
  diaries: readonly Diary[];
}

/** R-JURY-2, R-JURY-5: members with what keeps them from a session at some hours; those who can sit first. */
function weigh(
  members: readonly JuryMember[],
  hours: { start: string; end: string },
  { files, personOf, diaries }: WeighedBy,
): WeighedMember[] {
  const weighed = members.map((member) => {
    const day = diaries.find(({ memberId }) => memberId === member.id);
    const busy = day !== undefined && isBusy(day, hours);
    const conflicts = files.filter((file) => inConflict(member, file, personOf(member)));
    return {
      member,
      hindrances: [
        ...(busy ? [{ kind: "busy" as const }] : []),
        ...conflicts.map(({ id }) => ({ kind: "conflict" as const, fileId: id })),
      ],
    };
  });
  return weighed.sort((a, b) => a.hindrances.length - b.hindrances.length);
}

/**
 * R-DAY-11: who could sit in place of a member of a session: those of the directory of the same side, who can sit first.
 * @throws DomainError `not-a-member`.
 */
export function proposeReplacements(
  session: JurySession,
  leavingId: string,
  { members, ...by }: WeighedBy & { members: readonly JuryMember[] },
): WeighedMember[] {
  assertSits(session, leavingId);
  const side = memberOf(session, leavingId)?.side;
  const others = members.filter((one) => one.side === side && memberOf(session, one.id) === undefined);
  return weigh(others, sessionHours(session), by);
}

/** A session as it could be planned, before anything is decided. */
export interface SessionProposal {
  /** R-JURY-4: the hours of each candidate, in the order of the files. */
  slots: (SlotTimes & { fileId: string })[];
  /** R-JURY-3: the side whose turn it is to chair, or undefined for the first session of a certification. */
  chairSide: JurySide | undefined;
  /** R-JURY-5: every member of the directory, with what keeps them from this session; those who can sit first. */
  members: WeighedMember[];
  /** R-JURY-6: days left to convene, and whether a late convocation has to be justified. */
  notice: { days: number; late: boolean };
}

/**
 * R-JURY-1, R-JURY-3, R-JURY-4, R-JURY-5, R-JURY-6: proposes a session for files of the waiting list. It decides
 * nothing: planning checks everything again.
 */
export function proposeSession(
  given: {
    date: CivilDate;
    hours: readonly SlotTimes[];
    chairSide: JurySide | undefined;
    members: readonly JuryMember[];
    notice: Policy["jury"]["convocationNotice"];
  } & WeighedBy,
  today: CivilDate,
): SessionProposal {
  const { date, files, hours, members } = given;
  const span = { start: hours[0]?.start ?? "00:00", end: hours.at(-1)?.end ?? "00:00" };
  const weighed = weigh(members, span, given);
  return {
    slots: files.flatMap(({ id }, rank) => {
      const times = hours[rank];
      return times === undefined ? [] : [{ fileId: id, ...times }];
    }),
    chairSide: given.chairSide,
    members: weighed,
    notice: noticeOf(date, given.notice, today),
  };
}
