import type { Client } from "./client.ts";
import type { ReplyOf } from "./operations.ts";

type Read = ReplyOf<"/v1/files/whole", "get">;

/** Files that one request asks for at most. */
const atOnce = 25;

/**
 * Files with everything in them, several a request, for a copy of what one follows: `for await (const { items, absent } of
 * wholeFiles(client, ids)) …`. `absent` are those that the caller reads no more, or never did: a copy drops them.
 */
export async function* wholeFiles(
  client: Pick<Client, "get">,
  ids: Iterable<string> | AsyncIterable<string>,
  { signal }: { signal?: AbortSignal } = {},
): AsyncGenerator<Pick<Read, "items" | "absent">, void, undefined> {
  let waiting: string[] = [];
  for await (const id of ids) {
    waiting.push(id);
    if (waiting.length < atOnce) continue;
    const { left, ...read } = await ask(waiting);
    waiting = left;
    yield read;
  }
  while (waiting.length > 0) {
    const { left, ...read } = await ask(waiting);
    waiting = left;
    yield read;
  }

  async function ask(some: readonly string[]): Promise<Read> {
    const query = { ids: [...some] };
    return (await client.get("/v1/files/whole", { query, ...(signal === undefined ? {} : { signal }) })).body;
  }
}
