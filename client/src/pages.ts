import type { Client } from "./client.ts";
import type { PathsWith, ReadRequest, ReplyOf } from "./operations.ts";

/** The lists that are read page by page. */
export type ListPath = {
  [Path in PathsWith<"get">]: ReadRequest<Path> extends { query?: { cursor?: string } }
    ? ReplyOf<Path, "get"> extends { items: readonly unknown[] }
      ? Path
      : never
    : never;
}[PathsWith<"get">];

/** What a list is of. */
export type ItemOf<Path extends ListPath> =
  ReplyOf<Path, "get"> extends { items: readonly (infer Item)[] } ? Item : never;

/** A list as it is asked for: from its start, or from a `cursor`. */
type Listed<Path extends ListPath> =
  Record<never, never> extends ReadRequest<Path>
    ? [request?: ReadRequest<Path>]
    : [request: ReadRequest<Path>];

/** The pages of a list, each asked for once the one before was taken. */
export async function* pages<Path extends ListPath>(
  client: Pick<Client, "get">,
  path: Path,
  ...[request]: Listed<Path>
): AsyncGenerator<ReplyOf<Path, "get">, void, undefined> {
  // The lists' types say that they have both, which TypeScript can't see of a path that it doesn't know yet.
  const get = client.get as (path: Path, request: unknown) => Promise<{ body: ReplyOf<Path, "get"> }>;
  let cursor: string | undefined;
  do {
    const next = cursor === undefined ? {} : { cursor };
    const { body } = await get(path, { ...request, query: { ...request?.query, ...next } });
    yield body;
    cursor = (body as { next?: string }).next;
  } while (cursor !== undefined);
}

/** What a list holds, page after page: `for await (const file of items(client, "/v1/files")) …`. */
export async function* items<Path extends ListPath>(
  client: Pick<Client, "get">,
  path: Path,
  ...listed: Listed<Path>
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  for await (const page of pages(client, path, ...listed)) yield* (page as { items: ItemOf<Path>[] }).items;
}
