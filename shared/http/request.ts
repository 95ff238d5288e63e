import type * as z from "zod";
import type { NewFact } from "../../events/fact.ts";
import type { Actor } from "../domain/access/actor.ts";
import type { Access } from "../domain/access/permissions.ts";
import type { FileRelation, SessionRelation } from "../domain/access/relations.ts";
import type { DomainError } from "../domain/domain-error.ts";
import type { CandidateFile, FileOnPath, Path } from "../domain/enrolment/file.ts";
import type { JurySession } from "../domain/jury/session.ts";
import type { CivilDate, Instant } from "../domain/time/civil-date.ts";
import type { WholeFile } from "../store/files.ts";
import type { Beside } from "../store/read-ahead.ts";
import type { Write } from "../store/transaction.ts";
import type { Route } from "./route.ts";

/** What a schema gives, or nothing where there is none. */
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What was loaded and checked in front of a handler, by the route's access. */
type Loaded<May extends Access> = May extends { file: readonly FileRelation[] }
  ? {
      contents: WholeFile<May extends { path: infer On extends Path } ? FileOnPath<On> : CandidateFile>;
      relation: FileRelation;
      session: JurySession | undefined;
    }
  : May extends { session: readonly SessionRelation[] }
    ? { session: JurySession; relation: SessionRelation; file: CandidateFile | undefined }
    : object;

/** What a handler gets: a parsed, authorised request and what it is about. */
export type Request<Declared> =
  Declared extends Route<infer Params, infer Query, infer Body, infer _Reply, infer May>
    ? {
        params: Output<Params>;
        query: Output<Query>;
        body: Output<Body>;
        actor: May extends { public: true } ? undefined : Actor;
        now: Instant;
        today: CivilDate;
        newId: (prefix: string) => string;
        /**
         * A new identifier of a part of what the request makes, which a repetition by its key makes with the same end: of
         * what is written in several transactions, one tells so what it wrote before (`sameEnd`).
         */
        idOf: (prefix: string, part: string) => string;
        random: (bytes: number) => Uint8Array;
        /** Refuses a stale `If-Match` on something other than what the path's file or session carries. */
        precondition: (version: number | undefined) => void;
        /** What its route began to read beside what it is about. */
        beside: Beside | undefined;
      } & Loaded<May>
    : never;

/** What a handler answers: the writes and facts to commit together, and the reply if they hold. */
export interface Outcome<Declared> {
  reply?: Declared extends Route<infer _P, infer _Q, infer _B, infer Reply, infer _M>
    ? Reply extends z.ZodType
      ? z.input<Reply>
      : undefined
    : never;
  /** Version of what is replied: its `ETag`. */
  version?: number;
  /** Path of what was created. */
  location?: string;
  writes?: readonly Write[];
  facts?: readonly NewFact[];
  /** The name of who acts, where the request itself tells it. */
  by?: string;
  /** What the request is answered with though its writes hold: a try that counts. */
  refused?: DomainError;
}
