import * as z from "zod";
import type { Attributes } from "../domain/bring-up.ts";
import type { JurySide } from "../domain/jury/member.ts";
import { jurySide } from "../domain/jury/member.ts";
import { type JurySession, jurySession, sessionHours } from "../domain/jury/session.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import {
  certificationSessions,
  chairKey,
  followedKey,
  memberSessions,
  seatKey,
  sessionKey,
  sortKey,
} from "./keys.ts";
import { namedByPersonInEach } from "./person-steps.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a session. */
export const sessionSummary = z.object({
  id: z.string(),
  certification: z.string(),
  state: z.string(),
  date: z.string(),
  start: z.string(),
  end: z.string(),
  candidates: z.number(),
});
/** A session in a list, see {@link sessionSummary}. */
export type SessionSummary = z.infer<typeof sessionSummary>;
/** A session in a list with its version, and when it last changed, where that was noted. */
export type ListedSession = Listed<SessionSummary>;

const chaired = z.looseObject({
  chair: z.string().optional(),
  present: z.array(z.string()).optional(),
  members: z.array(z.looseObject({ id: z.string(), side: jurySide })),
});

/** Second to third shape: until a chair could be replaced and members come and go, those of the opening stayed. */
function attendedAsPresent(old: Attributes): Attributes {
  const { chair, present, members } = chaired.parse(old);
  if (chair === undefined) return old;
  return { ...old, attended: present, openedUnder: members.find(({ id }) => id === chair)?.side };
}

/** Third to fourth shape: until a series could say another, the notice was the guide's. */
const noticeOfTheGuide = (old: Attributes): Attributes => ({
  ...old,
  noticeDays: guidePolicy.jury.convocationNotice.count,
});

/** Jury sessions. */
export const sessionEntity = defineEntity({
  name: "session",
  data: () => jurySession,
  summary: () => sessionSummary,
  steps: [
    { data: namedByPersonInEach("slots", "candidate") },
    { data: attendedAsPresent },
    { data: noticeOfTheGuide },
  ],
});
/** Seats of members in sessions. */
export const seatEntity = defineEntity({
  name: "seat",
  data: () => z.strictObject({ memberId: z.string() }),
  summary: () => sessionSummary,
});
/** Changes of a session whose consequences were told. */
export const followedChangeEntity = defineEntity({
  name: "followed-change",
  data: () => z.strictObject({ factId: z.ulid() }),
});
/** Which side chaired last. */
export const chairTurnEntity = defineEntity({
  name: "chair-turn",
  data: () => z.strictObject({ side: jurySide }),
});

/** A session with its slots, members and outcomes, or undefined. One round trip. */
export async function loadSession(sessionId: string): Promise<JurySession | undefined> {
  return sessionEntity.find(await readOne(sessionKey(sessionId)));
}

function summaryOf(session: JurySession): SessionSummary {
  return {
    id: session.id,
    certification: session.certification,
    state: session.state,
    date: session.date,
    ...sessionHours(session),
    candidates: session.slots.length,
  };
}

function putSession(session: JurySession) {
  return sessionEntity.item({
    ...sessionKey(session.id),
    version: session.version,
    data: session,
    summary: summaryOf(session),
    indexes: {
      gsi3: { pk: certificationSessions(session.certification), sk: sortKey(session.date, session.id) },
    },
  });
}

/** The seats of a session; members know of a session once it is convened, so a planned one takes none. */
function putSeats(session: JurySession): Write[] {
  if (session.state === "planned") return [];
  return session.members.map((member) => ({
    put: seatEntity.item({
      ...seatKey(session.id, member.id),
      version: session.version,
      data: { memberId: member.id },
      summary: summaryOf(session),
      indexes: { gsi1: { pk: memberSessions(member.id), sk: sortKey(session.date, session.id) } },
    }),
    when: "any" as const,
  }));
}

/** Writes that create a session. */
export function createSession(session: JurySession): Write[] {
  return [{ put: putSession(session), when: "absent" }, ...putSeats(session)];
}

/** Writes that save a session as a new version, with the seats of its members. */
export function saveSession(before: JurySession, after: JurySession): Write[] {
  const session = { ...after, version: before.version + 1 };
  const staying = new Set(session.members.map((member) => member.id));
  const left = before.members.filter((member) => !staying.has(member.id));
  return [
    { put: putSession(session), when: { version: before.version } },
    ...putSeats(session),
    ...left.map((member): Write => ({ delete: seatKey(session.id, member.id) })),
  ];
}

/** Whether what follows from a change of a session was told. One round trip. */
export async function isFollowed(sessionId: string, factId: string): Promise<boolean> {
  return (await readOne(followedKey(sessionId, factId))) !== undefined;
}

/** The write that says that what follows from a change of a session is told, once. */
export function saveFollowed(sessionId: string, factId: string): Write {
  const item = followedChangeEntity.item({ ...followedKey(sessionId, factId), version: 1, data: { factId } });
  return { put: item, when: "absent" };
}

/** A page of sessions: of a certification, or those a member sits on, from a date on. */
export function listSessions(
  list: { certification: CertificationCode } | { memberId: string },
  from: string | undefined,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<ListedSession>> {
  const position =
    "memberId" in list
      ? { index: "gsi1" as const, pk: memberSessions(list.memberId) }
      : { index: "gsi3" as const, pk: certificationSessions(list.certification) };
  const entity = "memberId" in list ? seatEntity : sessionEntity;
  return readPage({ ...position, ...(from === undefined ? {} : { from }), limit, cursor }, entity.listed);
}

/** Who chaired last, and the version of that record; version 0 when no session was opened yet (R-JURY-3). */
export interface ChairTurn {
  previous: JurySide | undefined;
  version: number;
}

/** The chair's turn for a certification. One round trip. */
export async function loadChairTurn(certification: CertificationCode): Promise<ChairTurn> {
  const item = await readOne(chairKey(certification));
  return { previous: chairTurnEntity.find(item)?.side, version: item?.version ?? 0 };
}

/** The write that gives the turn to the other side, unless another session was opened meanwhile. */
export function saveChairTurn(certification: CertificationCode, turn: ChairTurn, side: JurySide): Write {
  return {
    put: chairTurnEntity.item({ ...chairKey(certification), version: turn.version + 1, data: { side } }),
    when: turn.version === 0 ? "absent" : { version: turn.version },
  };
}
