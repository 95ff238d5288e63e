import type { Answer } from "./answer.ts";
import type {
  AnyRequest,
  DeleteRequest,
  FileBody,
  PatchRequest,
  PathsWith,
  PostRequest,
  PutRequest,
  ReadRequest,
  ReplyOf,
  Said,
} from "./operations.ts";
import { isSafeToRepeat, type Method } from "./retry.ts";
import { type ClientOptions, Transport } from "./transport.ts";

/**
 * A way to the API, by the paths of its description: `await client.get("/v1/files/{fileId}", { path: { fileId } })`.
 * Each call throws ProblemError for what the API refuses, NoAnswerError where there is no answer.
 */
export interface Client {
  get<Path extends PathsWith<"get">>(
    path: Path,
    ...said: Said<ReadRequest<Path>>
  ): Promise<Answer<ReplyOf<Path, "get">>>;
  /** What is there now, or undefined while it is what `etag` was told of. */
  getIfChanged<Path extends PathsWith<"get">>(
    path: Path,
    request: ReadRequest<Path> & { etag: string | undefined },
  ): Promise<Answer<ReplyOf<Path, "get">> | undefined>;
  post<Path extends PathsWith<"post">>(
    path: Path,
    ...said: Said<PostRequest<Path>>
  ): Promise<Answer<ReplyOf<Path, "post">>>;
  put<Path extends PathsWith<"put">>(
    path: Path,
    ...said: Said<PutRequest<Path>>
  ): Promise<Answer<ReplyOf<Path, "put">>>;
  patch<Path extends PathsWith<"patch">>(
    path: Path,
    ...said: Said<PatchRequest<Path>>
  ): Promise<Answer<ReplyOf<Path, "patch">>>;
  delete<Path extends PathsWith<"delete">>(
    path: Path,
    ...said: Said<DeleteRequest<Path>>
  ): Promise<Answer<ReplyOf<Path, "delete">>>;
  /** The same way, in another capacity; undefined: as the person themselves. */
  as(actingAs: string | undefined): Client;
}

/** What a call may say, all methods together: their types leave each what it takes. */
interface AnySaid extends AnyRequest {
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  contentType?: string;
  ifMatch?: string;
  etag?: string | undefined;
  create?: true;
  key?: string;
}

/** A client of the API; see {@link ClientOptions}. */
export function createClient(options: ClientOptions): Client {
  return clientOver(new Transport(options), options.actingAs);
}

function clientOver(transport: Transport, ownCapacity: string | undefined): Client {
  const call =
    (method: Method) =>
    // Its types are those of the interface above, which follow the description.
    // biome-ignore lint/suspicious/noExplicitAny: as above
    (template: string, said: AnySaid = {}): Promise<any> => {
      const { actingAs = ownCapacity, ...rest } = said;
      const headers = headersOf(method, rest, actingAs);
      return transport.send({
        method,
        template,
        path: pathOf(template, rest),
        headers,
        body: bodyOf(rest),
        safe: isSafeToRepeat(method, "if-match" in headers || "if-none-match" in headers),
        signal: rest.signal,
      });
    };
  const get = call("GET");
  return {
    get,
    getIfChanged: async (path, request) => {
      const answer = await get(path, request as AnySaid);
      return answer.status === 304 ? undefined : answer;
    },
    post: call("POST"),
    put: call("PUT"),
    patch: call("PATCH"),
    delete: call("DELETE"),
    as: (actingAs) => clientOver(transport, actingAs),
  };
}

function headersOf(method: Method, said: AnySaid, actingAs: string | undefined): Record<string, string> {
  const { body, contentType = "application/json", ifMatch, etag, create } = said;
  const headers: Readonly<Record<string, string | undefined>> = {
    "acting-as": actingAs,
    "content-type": body === undefined ? undefined : contentType,
    "if-match": ifMatch,
    "if-none-match": create === true ? "*" : etag,
    "idempotency-key": method === "POST" ? (said.key ?? crypto.randomUUID()) : undefined,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined),
  );
}

function pathOf(template: string, { path = {}, query = {} }: AnySaid): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) asked.append(name, String(one));
  return asked.size === 0 ? filled : `${filled}?${asked}`;
}

/** JSON, but for a file, whose type is told. */
function bodyOf({ body, contentType }: AnySaid): FileBody | undefined {
  if (body === undefined) return undefined;
  return contentType === undefined ? JSON.stringify(body) : (body as FileBody);
}
