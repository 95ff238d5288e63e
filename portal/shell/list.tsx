import type { ReadRequest, Said } from "@cqp-mutualite/client/operations";
import type { ItemOf, ListPath } from "@cqp-mutualite/client/pages";
import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { Coming } from "./coming.tsx";
import { Failure } from "./failure.tsx";

/** What the pages of a list hold. */
interface ListPage<Item> {
  items: readonly Item[];
  next?: string;
  total?: { value: number; more: boolean };
}

/** A list as a page knows it. */
export type List<Item> = UseInfiniteQueryResult<{ pages: ListPage<Item>[] }>;

/** A list of the API, page after page, in the capacity that its reader chose unless another client is given. */
export function useList<Path extends ListPath>(
  path: Path,
  request: ReadRequest<Path>,
  client?: ReturnType<typeof useApi>,
): List<ItemOf<Path>> {
  const acting = useApi();
  const api = client ?? acting;
  return useInfiniteQuery({
    queryKey: [path, "pages", request],
    queryFn: async ({ signal, pageParam }) => {
      const { query = {} } = request as { query?: object };
      const asked = {
        ...request,
        query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      };
      // The lists' types say so, which TypeScript can't see of a path that it doesn't know yet.
      const { body } = await api.get(path, ...([asked] as unknown as Said<ReadRequest<Path>>));
      return body as unknown as ListPage<ItemOf<Path>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // Another filter takes the place of what is shown once it is there, and not before.
    placeholderData: keepPreviousData,
  });
}

/** What was read of a list. */
export const itemsOf = <Item,>(list: List<Item>): Item[] =>
  list.data?.pages.flatMap((page) => page.items) ?? [];

/** A list: what it holds, what to say where it holds nothing, and how to go on. */
export function Listed<Item>(props: {
  of: List<Item>;
  empty: React.ReactNode;
  children: (items: Item[]) => React.ReactNode;
}) {
  const { of: list, empty, children } = props;
  if (list.data === undefined)
    return list.isError ? <Failure error={list.error} again={list.refetch} /> : <Coming />;
  const items = itemsOf(list);
  if (items.length === 0) return <p className="empty">{empty}</p>;
  return (
    <>
      {children(items)}
      <More of={list} />
    </>
  );
}

/** Reads on in a list that has more. */
export function More({ of: list }: { of: List<unknown> }) {
  if (!list.hasNextPage) return null;
  return (
    <p className="after">
      <Button
        className="button soft small"
        isPending={list.isFetchingNextPage}
        onPress={() => list.fetchNextPage()}
      >
        Voir la suite
      </Button>
    </p>
  );
}
