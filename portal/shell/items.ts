import type { Answer } from "@cqp-mutualite/client/answer";
import type { PathsWith, ReadRequest, ReplyOf } from "@cqp-mutualite/client/operations";
import type { ItemOf, ListPath } from "@cqp-mutualite/client/pages";
import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { useApi } from "../api.ts";

/** What a list holds, page after page: `More` reads on. */
export function useItems<Path extends ListPath & PathsWith<"get">>(
  path: Path,
  request: ReadRequest<Path>,
  { enabled = true }: { enabled?: boolean } = {},
): UseInfiniteQueryResult<ItemOf<Path>[]> {
  const client = useApi();
  // The lists' types say that they have both, which TypeScript can't see of a path that it doesn't know yet.
  const get = client.get as (path: Path, request: unknown) => Promise<Answer<ReplyOf<Path, "get">>>;
  return useInfiniteQuery({
    queryKey: [path, request, "pages"],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const next = pageParam === undefined ? {} : { cursor: pageParam };
      const { body } = await get(path, { ...request, signal, query: { ...request.query, ...next } });
      return body as { items: ItemOf<Path>[]; next?: string };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
