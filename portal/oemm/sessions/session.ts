import type { ReplyOf } from "@cqp-mutualite/client/operations";

/** A session of a jury, as OEMM sees it. */
export type Session = ReplyOf<"/v1/sessions/{sessionId}", "get">;

/** A session and the version that an edit of it names. */
export interface HeldSession {
  session: Session;
  etag: string;
}

/** The pauses of a session: what is between its slots. */
export function breaksOf({ slots }: Pick<Session, "slots">): { from: string; to: string }[] {
  const byTime = slots.toSorted((one, other) => one.start.localeCompare(other.start));
  return byTime.flatMap(({ end }, index) => {
    const next = byTime[index + 1];
    return next === undefined || next.start === end ? [] : [{ from: end, to: next.start }];
  });
}

/** A session as it is planned, for a change of a part of it. */
export function planOf(session: Session) {
  const { date, start, place, members, slots } = session;
  const breaks = breaksOf(session);
  return {
    date,
    startTime: start,
    ...(breaks.length === 0 ? {} : { breaks }),
    place,
    memberIds: members.map(({ id }) => id),
    fileIds: slots.toSorted((one, other) => one.start.localeCompare(other.start)).map(({ fileId }) => fileId),
  };
}
