import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { ProblemError } from "@cqp-mutualite/client/problem";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Held, useApi, useRead } from "../api.ts";

/** A session as the API tells it. */
export type Session = ReplyOf<"/v1/sessions/{sessionId}", "get">;
/** One candidate's appearance. */
export type Slot = Session["slots"][number];

/** Milliseconds between two readings of an open session. */
const onTheDay = 2_000;

/**
 * A session, read anew as others change it: by the feed, and every few seconds while it is open, as what is signed is a fact of a
 * candidate's file, which the feed tells no member of.
 */
export function useSession(sessionId: string) {
  return useRead(
    "/v1/sessions/{sessionId}",
    { path: { sessionId } },
    { every: ({ state }) => (state === "opened" ? onTheDay : undefined) },
  );
}

/** The key under which pages hold a session, as `useRead` makes it. */
export const sessionKey = (sessionId: string) =>
  ["/v1/sessions/{sessionId}", { path: { sessionId } }] as const;

/**
 * Makes an act on a session that was read, and reads it again; where another member changed the session meanwhile, the
 * act is made anew as long as `about` gives what it gave before: what the act rests on is as its author saw it.
 * @throws ProblemError the refusal, 412 where it is not.
 */
export function useAct(sessionId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(
    async (
      act: (api: ReturnType<typeof useApi>, ifMatch: string) => Promise<unknown>,
      about: (session: Session) => unknown = () => undefined,
    ): Promise<void> => {
      const queryKey = sessionKey(sessionId);
      const read = () => queries.getQueryData<Held<Session>>(queryKey);
      const restsOn = () => {
        const held = read();
        return held && JSON.stringify(about(held.body));
      };
      const seen = restsOn();
      try {
        for (let tries = 1; ; tries++) {
          try {
            await act(api, read()?.etag ?? "*");
            return;
          } catch (error) {
            if (!isStale(error) || tries === 3) throw error;
            await queries.refetchQueries({ queryKey });
            if (restsOn() !== seen) throw error;
          }
        }
      } finally {
        await queries.invalidateQueries({ queryKey });
      }
    },
    [api, queries, sessionId],
  );
}

/** Whether an act was refused since what it rests on has changed. */
export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 412;
}

/** Whether a session may open: the API knows the day, which a device may not. */
export function mayOpen({ allowedCommands }: Session): boolean {
  return allowedCommands.includes("open");
}

/** The slot of a file, or undefined. */
export function slotOf(session: Session, fileId: string): Slot | undefined {
  return session.slots.find((slot) => slot.fileId === fileId);
}

/** The name of a member, by their identifier. */
export function nameOf(session: Session, memberId: string | undefined): string {
  return session.members.find(({ id }) => id === memberId)?.name ?? "un membre du jury";
}

/** Whether nothing more is to be said of a candidate in this session. */
export function isSettled({ signed, outcome }: Slot): boolean {
  return signed || outcome?.kind === "adjourned";
}
