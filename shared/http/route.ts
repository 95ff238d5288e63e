import type * as z from "zod";
import type { Actor } from "../domain/access/actor.ts";
import type { BoundedUse } from "../domain/access/daily-use.ts";
import { type Access, type Permissions, permissions } from "../domain/access/permissions.ts";
import type { ReadingKind } from "../domain/trail/reading.ts";
import type { ObjectUse } from "../objects/uses.ts";
import type { FunctionName } from "../runtime/function-name.ts";
import type { Beside } from "../store/read-ahead.ts";
import type { TableReach } from "../store/table-reach.ts";
import type { Deprecation } from "./deprecation.ts";

/** HTTP methods of the API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "ANY";

/**
 * What a route's handler does with the table and the bucket: its function's environment and role come from it, and from
 * what the route's declaration has `serve` do (`served-reach.ts`).
 */
export interface Needs {
  table?: TableReach;
  objects?: ObjectUse;
  /** Says where OEMM is written to. */
  contact?: true;
  /** Says where people sign in. */
  signIn?: true;
}

/** Headings of the API's description. */
export const routeTags = {
  referential: "Certifications",
  centres: "Centres agréés",
  companies: "Entreprises",
  people: "Personnes et accès",
  files: "Dossiers",
  orientation: "Entretien et recevabilité",
  vae: "Livret VAE",
  training: "Parcours de formation",
  evidence: "Pièces",
  jury: "Jurys",
  certificates: "Certificats",
  mails: "Courriels et suivi",
  documents: "Documents",
  exports: "Exports",
  deadlines: "Échéances",
  changes: "Synchronisation",
  privacy: "Données personnelles",
  service: "Service",
} as const;

/** The schemas of what a route takes. */
export type Shape = z.ZodObject | undefined;

/** What a route's file says of it; who may use it is in the table of permissions, under its method and path. */
interface Declaration<
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType | undefined,
  Reply extends z.ZodType | undefined,
> {
  /**
   * Of the function, `room/what-it-does`: the names of what is deployed come from it, and `operationId`, in the file where it
   * stands today and in those where it will. Another name is another function.
   */
  name: FunctionName;
  /** In French, for the API's readers. */
  summary: string;
  tag: keyof typeof routeTags;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Greatest body in bytes, where it is not the usual one. */
  maxBodyBytes?: number;
  /** Media types of a body that is a file, whose bytes `body` then takes (`fileBytes`); JSON unless told. */
  bodyTypes?: readonly [string, ...string[]];
  /** Media types of a success that is not JSON, which the handler writes itself. */
  replyTypes?: readonly [string, ...string[]];
  /** Refusals that are pages of the same media types, by status: what each says, in French. */
  refusedPages?: Readonly<Partial<Record<400 | 404 | 500, string>>>;
  /** What is read may not be there yet: the read is then refused (409), by the rule that says when. */
  waits?: true;
  /** What a success answers; none for 204. */
  reply?: Reply;
  /** Status of a success, 200 unless told. */
  status?: 200 | 201 | 202 | 204 | 302;
  /**
   * Takes `If-Match`: an edit of what changed meanwhile is refused with 412. What replaces (PUT, PATCH, DELETE) demands it,
   * what acts (POST) doesn't (`demandsMatch`), unless it `replaces` as well. `or-creates`: what it writes may be new, which
   * `If-None-Match: *` says.
   */
  edits?: true | "or-creates" | "replaces";
  /** What `If-Match` is about: the file or session of the path unless the handler checks a `part` of it. */
  edited?: "part";
  /** R-PER-2: what one account does so many times a day at most, that this request counts as. */
  bounded?: Exclude<BoundedUse, "imports">;
  /** R-RGPD-3: what it gives of the file or the export of its path: who reads it is recorded, but for its owner. */
  reading?: ReadingKind;
  /**
   * It tells what happened behind a place, and is read again and again: its reader may keep an answer, and ask whether it still
   * holds; a place behind which something is kept no longer is refused (410).
   */
  feed?: true;
  /** It is long, and read by programs: compressed for those that take it so. */
  compressed?: true;
  /** Since when callers are to leave it, until when it is served, and for what: its answers and the description say so. */
  deprecated?: Deprecation;
  /** Requests a second that the route takes from all callers together, and how many at once; API Gateway keeps to it. */
  throttle?: { rate: number; burst: number };
  /** Seconds that the function may take, 15 unless told; API Gateway waits for 30. */
  timeoutSeconds?: number;
  needs: Needs;
  /** Begins to read, while what the request is about is loaded, what its handler reads beside it. */
  ahead?: (asked: { actor: Actor | undefined; params: Readonly<Record<string, unknown>> }) => Beside;
}

/**
 * A route, declared once: API Gateway's route, the function's environment and permissions, parsing,
 * authorisation and the OpenAPI description all come from it.
 */
export interface Route<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType | undefined = z.ZodType | undefined,
  May extends Access = Access,
> extends Declaration<Params, Query, Body, Reply> {
  method: Method;
  /** Path template, `{name}` for parameters, without the version that it is served under (`servedPath`). */
  path: `/${string}`;
  may: May;
}

/** Declares a route, whose permission is in the table; see {@link Route}. */
export function defineRoute<
  const On extends Method,
  const At extends `/${string}`,
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends z.ZodType | undefined = undefined,
  Reply extends z.ZodType | undefined = undefined,
>(
  route: Declaration<Params, Query, Body, Reply> & {
    method: On;
    path: At &
      (`${On} ${At}` extends keyof Permissions ? unknown : "an operation of the table of permissions");
  },
): Route<Params, Query, Body, Reply, PermissionOf<On, At>> {
  const { method, path }: { method: Method; path: `/${string}` } = route;
  // The type above says which one it is, which TypeScript can't see of a template.
  const may = permissions[`${method} ${path}` as keyof Permissions] as PermissionOf<On, At>;
  return { ...route, may };
}

type PermissionOf<On extends Method, At extends `/${string}`> = Permissions[Extract<
  `${On} ${At}`,
  keyof Permissions
>];
