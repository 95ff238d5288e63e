import type { paths } from "./description.ts";

/** What a GET or another method of a path is, in the description. */
type Operation<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method];

/** The paths that take a method. */
export type PathsWith<Method extends "get" | "post" | "put" | "patch" | "delete"> = {
  [Path in keyof paths]: paths[Path][Method] extends undefined ? never : Path;
}[keyof paths];

/** A property that is asked for where it has to be given, and may be left out where nothing in it has to. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [One in Name]?: never }
  : Partial<Value> extends Value
    ? { [One in Name]?: Value }
    : { [One in Name]: Value };

type PathPart<One> = One extends { parameters: { path: infer Given } } ? { path: Given } : { path?: never };

type QueryPart<One> = One extends { parameters: { query?: infer Given } }
  ? Part<"query", Exclude<Given, undefined>>
  : { query?: never };

/** Bytes and texts that can be sent more than once, as streams can't. */
export type FileBody = string | Blob | Uint8Array<ArrayBuffer>;

type BodyPart<One> = One extends { requestBody: { content: infer Content } }
  ? BodyOf<Content>
  : One extends { requestBody?: { content: infer Content } }
    ? [Content] extends [never]
      ? { body?: never }
      : Partial<BodyOf<Content>>
    : { body?: never };

type BodyOf<Content> = Content extends { "application/json": infer Json }
  ? { body: Json }
  : { body: FileBody; contentType: keyof Content & string };

/** What an operation takes as JSON. */
export type SentTo<Path extends keyof paths, Method extends keyof paths[Path]> =
  Operation<Path, Method> extends { requestBody?: infer Taken }
    ? Exclude<Taken, undefined> extends { content: { "application/json": infer Json } }
      ? Json
      : never
    : never;

type HeadersOf<One> = One extends { parameters: { header?: infer Given } }
  ? Exclude<Given, undefined>
  : never;

type MatchPart<One> =
  HeadersOf<One> extends { "If-Match": string }
    ? { ifMatch: string }
    : HeadersOf<One> extends { "If-Match"?: string }
      ? { ifMatch?: string }
      : { ifMatch?: never };

/** What every request may say. */
export interface AnyRequest {
  /** Ends the request, and the waits between its tries. */
  signal?: AbortSignal;
  /** The capacity that this request is made in, where it is not the client's own. */
  actingAs?: string;
}

/** What a request for a read says: its place, its query. */
export type ReadRequest<Path extends PathsWith<"get">> = AnyRequest &
  PathPart<Operation<Path, "get">> &
  QueryPart<Operation<Path, "get">>;

/** What a POST says; `key` is the `Idempotency-Key` that the client makes unless told. */
export type PostRequest<Path extends PathsWith<"post">> = AnyRequest &
  PathPart<Operation<Path, "post">> &
  QueryPart<Operation<Path, "post">> &
  BodyPart<Operation<Path, "post">> &
  MatchPart<Operation<Path, "post">> & { key?: string };

/** What an edit says; with `ifMatch`, that of a version which is past is refused; with `create`, that of what exists. */
export type PutRequest<Path extends PathsWith<"put">> = AnyRequest &
  PathPart<Operation<Path, "put">> &
  QueryPart<Operation<Path, "put">> &
  BodyPart<Operation<Path, "put">> &
  (MatchPart<Operation<Path, "put">> | { create: true; ifMatch?: never });

/** What an edit in part says. */
export type PatchRequest<Path extends PathsWith<"patch">> = AnyRequest &
  PathPart<Operation<Path, "patch">> &
  BodyPart<Operation<Path, "patch">> &
  MatchPart<Operation<Path, "patch">>;

/** What a removal says. */
export type DeleteRequest<Path extends PathsWith<"delete">> = AnyRequest &
  PathPart<Operation<Path, "delete">> &
  MatchPart<Operation<Path, "delete">>;

type Success = 200 | 201 | 202 | 204;

/** The body of a success. */
export type ReplyOf<Path extends keyof paths, Method extends keyof paths[Path]> =
  Operation<Path, Method> extends { responses: infer Responses }
    ? { [Status in keyof Responses & Success]: ContentOf<Responses[Status]> }[keyof Responses & Success]
    : never;

type ContentOf<Response> = Response extends { content: infer Content }
  ? Content extends { "application/json": infer Json }
    ? Json
    : [Content] extends [undefined]
      ? undefined
      : string
  : undefined;

/** Arguments of a call: what has to be said, or nothing where nothing has. */
export type Said<Request> = Record<never, never> extends Request ? [request?: Request] : [request: Request];
