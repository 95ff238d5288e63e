import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button } from "react-aria-components";

/** Reads on in a list that has more. */
export function More({ of: list }: { of: UseInfiniteQueryResult<unknown> }) {
  if (!list.hasNextPage) return null;
  return (
    <p>
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
