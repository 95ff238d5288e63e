import { ProblemError } from "@cqp-mutualite/client/problem";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApi } from "../api.ts";
import { isExpired } from "../session/expired.ts";
import { isConcerned, named } from "./concerned.ts";
import { follow } from "./follow.ts";

/** Milliseconds after a change in which what follows from it, as a task or a document, is written. */
const followsWithin = 3_000;

/** Nothing to see: reads what the pages show anew as others change it, by the feed of changes, while they are looked at. */
export function Following(): null {
  const client = useApi();
  const queries = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    const refresh = (ids: ReadonlySet<string>) => {
      if (!ending.signal.aborted) readAnew(queries, ids);
    };
    follow({
      client,
      changed(changes) {
        const ids = named(changes);
        refresh(ids);
        setTimeout(() => refresh(ids), followsWithin);
      },
      begun() {
        // What was read before the place in the feed was known may have changed in between.
        queries.invalidateQueries({
          predicate: ({ state, queryKey }) => state.dataUpdatedAt > 0 && isRead(queryKey),
        });
      },
      lookedAt,
      wait,
      isOver: (error) => isExpired(error) || (error instanceof ProblemError && error.status === 403),
      signal: ending.signal,
    });
    return () => ending.abort();
  }, [client, queries]);
  return null;
}

/** Whether a query is what a page reads by its address, and nothing that asking for it changes. */
const isRead = ([path]: readonly unknown[]) => typeof path === "string" && path.startsWith("/v1/");

function readAnew(queries: QueryClient, ids: ReadonlySet<string>): void {
  queries.invalidateQueries({
    predicate: ({ queryKey, state }) => isConcerned(queryKey, state.data, ids),
  });
}

/** Waits until the page is shown, and its machine connected. @throws the signal's reason */
async function lookedAt(signal: AbortSignal): Promise<void> {
  while (document.visibilityState === "hidden" || !navigator.onLine)
    await until(signal, (go, ending) => {
      document.addEventListener("visibilitychange", go, { signal: ending });
      window.addEventListener("online", go, { signal: ending });
    });
}

/** Waits for milliseconds. @throws the signal's reason */
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  until(signal, (go, ending) => {
    const timer = setTimeout(go, milliseconds);
    ending.addEventListener("abort", () => clearTimeout(timer));
  });

/** Waits for what calls `go`, and leaves nothing behind. @throws the signal's reason */
async function until(
  signal: AbortSignal,
  begin: (go: () => void, ending: AbortSignal) => void,
): Promise<void> {
  signal.throwIfAborted();
  const ending = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { signal: ending.signal });
      begin(resolve, ending.signal);
    });
  } finally {
    ending.abort();
  }
}
