import { createClient } from "@cqp-mutualite/client";
import type { Answer } from "@cqp-mutualite/client/answer";
import type { PathsWith, ReadRequest, ReplyOf } from "@cqp-mutualite/client/operations";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { sentOnce } from "./session/sent-once.ts";
import { accessToken } from "./session/tokens.ts";

/** The API, as the person who is signed in, in no other capacity than their own. */
export const api = sentOnce(createClient({ url: "/api", token: accessToken }));

/** The API in the capacity that was chosen. */
export const ActingApi = createContext(api);

/** The API, for a page: in the capacity that its reader chose. */
export const useApi = () => useContext(ActingApi);

/** How a read is kept. */
interface Reading<Body> {
  /** Whether it is read yet. */
  enabled?: boolean;
  /** Milliseconds until it is read again, for what others change while it is looked at; as what was read last tells it. */
  every?: number | ((body: Body) => number | undefined);
  /** What never changes while a page is open is read once. */
  once?: boolean;
  /** What may not be there yet: that it is not found is no failure. */
  mayLack?: boolean;
}

/** What was read, and its version, which edits name. */
export type Held<Body> = Answer<Body> & { etag: string };

/** What a GET gives, with its version; read again, it costs next to nothing where nothing changed. */
export function useRead<Path extends PathsWith<"get">>(
  path: Path,
  request: ReadRequest<Path>,
  { enabled = true, every, once = false, mayLack = false }: Reading<ReplyOf<Path, "get">> = {},
): UseQueryResult<Held<ReplyOf<Path, "get">>> {
  const client = useApi();
  const queries = useQueryClient();
  const queryKey = [path, request];
  const known = () => queries.getQueryData<Held<ReplyOf<Path, "get">>>(queryKey);
  const next = () => {
    const held = known();
    return typeof every === "function" ? held && every(held.body) : every;
  };
  return useQuery({
    queryKey,
    enabled,
    meta: { mayLack },
    refetchInterval: () => next() ?? false,
    ...(once ? { staleTime: "static" as const } : {}),
    queryFn: async ({ signal }) => {
      const held = known();
      const now = await client.getIfChanged(path, {
        ...request,
        signal,
        etag: held?.etag,
      } as unknown as ReadRequest<Path> & { etag: string | undefined });
      // Every read has a version: without one, what is edited could not be told from what it became.
      return (now ?? held) as Held<ReplyOf<Path, "get">>;
    },
  });
}
