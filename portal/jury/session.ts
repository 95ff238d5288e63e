import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { ProblemError } from "@cqp-mutualite/client/problem";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useApi } from "../api.ts";

/** A session as the API tells it. */
export type Session = ReplyOf<"/v1/sessions/{sessionId}", "get">;
/** One candidate's appearance. */
export type Slot = Session["slots"][number];

/** A session that was read, with the tag that its next edit takes. */
export interface ReadSession {
  session: Session;
  etag: string | undefined;
}

/** How often a session is asked for anew, in milliseconds: on its day, what others record is to be seen within seconds. */
const rhythm = { onTheDay: 2_000, before: 30_000 } as const;

/** A session, read anew while it may change under its readers' eyes; what has not changed costs an answer without a body. */
export function useSession(sessionId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = keyOf(sessionId);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<ReadSession> => {
      const held = queries.getQueryData<ReadSession>(queryKey);
      const etag = held?.etag;
      const answer = await api.getIfChanged("/v1/sessions/{sessionId}", {
        path: { sessionId },
        etag,
        signal,
      });
      if (answer !== undefined) return { session: answer.body, etag: answer.etag };
      return held as ReadSession;
    },
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      const { state, signedAttendance = [] } = data.session;
      const isVerified = signedAttendance.every(({ state: scan }) => scan !== "requested");
      if (state === "opened" || !isVerified) return rhythm.onTheDay;
      if (state !== "convened") return false;
      return mayOpen(data.session) ? rhythm.onTheDay : rhythm.before;
    },
  });
}

const keyOf = (sessionId: string) => ["sessions", sessionId] as const;

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
      const queryKey = keyOf(sessionId);
      const read = () => queries.getQueryData<ReadSession>(queryKey);
      const seen = JSON.stringify(read() && about((read() as ReadSession).session));
      try {
        for (let tries = 1; ; tries++) {
          try {
            await act(api, read()?.etag ?? "*");
            return;
          } catch (error) {
            if (!isStale(error) || tries === 3) throw error;
            await queries.refetchQueries({ queryKey });
            const now = read();
            if (now === undefined || JSON.stringify(about(now.session)) !== seen) throw error;
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
