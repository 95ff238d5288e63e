import { isProblem, ProblemError } from "@cqp-mutualite/client/problem";
import { type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import { mayPass } from "./may-pass.ts";
import { Why } from "./why.tsx";

/** Failures that what failed tells in its own place. */
const told = new Map<Error, number>();
const listening = new Set<() => void>();

/** Says that a failure is told here: the page doesn't tell it a second time. */
export function useToldHere(error: unknown): void {
  useLayoutEffect(() => {
    if (!(error instanceof Error)) return;
    count(error, 1);
    return () => count(error, -1);
  }, [error]);
}

function count(error: Error, more: number): void {
  const times = (told.get(error) ?? 0) + more;
  if (times === 0) told.delete(error);
  else told.set(error, times);
  for (const listener of listening) listener();
}

/** Whether what is shown was read at its last reading: `unread`, it never was; `old`, it was before. */
function standing(query: Query): "read" | "unread" | "old" {
  const { state, meta } = query;
  if (state.status !== "error" || !query.isActive()) return "read";
  if (state.data !== undefined) return mayPass(state.error) ? "old" : "read";
  return meta?.["mayLack"] === true && isProblem(state.error, "urn:problem:cqp:not-found")
    ? "read"
    : "unread";
}

/** Reads again what could not be read of all that is shown. */
export function readAgain(queries: QueryClient): Promise<void> {
  const predicate = (query: Query) => standing(query) !== "read";
  return queries.refetchQueries({ predicate }, { cancelRefetch: false });
}

/**
 * What a page says of its parts that could not be read, or not again, and have no place to say so themselves: a name, a list of
 * choices. It stands around every page and in every dialog, so that no part is missing in silence.
 */
export function Unread() {
  const queries = useQueryClient();
  const { errors, isOld } = useFailures(queries);
  const again = () => readAgain(queries);
  if (errors.length > 0)
    return (
      <section className="card told" role="alert" aria-label="Ce qui n’a pas pu être lu">
        <p>Une partie de ce qui est ici n’a pas pu être lue.</p>
        {errors.map((error) => (
          <Why key={saidOf(error)} error={error} again={again} />
        ))}
      </section>
    );
  return (
    <div role="status">
      {isOld ? (
        <p className="note">
          La connexion semble interrompue : ce que vous voyez peut dater.{" "}
          <Button className="linklike" onPress={again}>
            Réessayer
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** What is said of a failure, by which two are the same to who reads it. */
const saidOf = (error: Error) =>
  error instanceof ProblemError ? `${error.title} ${error.detail}` : error.name;

interface Failures {
  /** Of what was never read, those that are told nowhere else, each once. */
  errors: readonly Error[];
  isOld: boolean;
}

function useFailures(queries: QueryClient): Failures {
  const last = useRef<Failures>({ errors: [], isOld: false });
  const subscribe = useCallback(
    (changed: () => void) => {
      listening.add(changed);
      const stop = queries.getQueryCache().subscribe(changed);
      return () => {
        listening.delete(changed);
        stop();
      };
    },
    [queries],
  );
  return useSyncExternalStore(subscribe, () => {
    const all = queries.getQueryCache().getAll();
    const toldHere = new Set([...told.keys()].map(saidOf));
    const bySaid = new Map(
      all.flatMap((query) => {
        const { error } = query.state;
        if (error === null || standing(query) !== "unread" || toldHere.has(saidOf(error))) return [];
        return [[saidOf(error), error] as const];
      }),
    );
    const errors = [...bySaid.values()];
    const isOld = all.some((query) => standing(query) === "old");
    const { current: before } = last;
    const isSame =
      isOld === before.isOld &&
      errors.length === before.errors.length &&
      errors.every((error, at) => error === before.errors[at]);
    if (!isSame) last.current = { errors, isOld };
    return last.current;
  });
}
