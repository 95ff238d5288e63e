import middy from "@middy/core";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from "aws-lambda";
import * as z from "zod";
import { type Actor, systemActor } from "../domain/access/actor.ts";
import { nameOnFile } from "../domain/access/name-on-file.ts";
import type { Runtime } from "../domain/runtime.ts";
import { droppingUnknown } from "../domain/structure.ts";
import { type CivilDate, dateInParis } from "../domain/time/civil-date.ts";
import { servingRequest } from "../runtime/current-request.ts";
import { systemRuntime } from "../runtime/system-runtime.ts";
import { decideAgain } from "../store/decide-again.ts";
import { type RecordedBy, recordFacts } from "../store/facts.ts";
import type { KeptAnswer } from "../store/idempotency.ts";
import { commit, type Write } from "../store/transaction.ts";
import { type Answer, successAnswer } from "./answer.ts";
import type { fittingAnswer } from "./answer-bound.ts";
import { authorisedFile, authorisedSession } from "./authorise.ts";
import { conditionalAnswer } from "./conditional-answer.ts";
import { entityTag, feedCache, takesKey } from "./headers.ts";
import type { Keyed } from "./keyed-requests.ts";
import { type ReadRequest, readRequest } from "./read-request.ts";
import type { Outcome, Request } from "./request.ts";
import { type RequestRate, rateOf } from "./request-rate.ts";
import type { Route } from "./route.ts";
import { servedPath } from "./served-path.ts";

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/**
 * The function of a route: parses, authorises, loads, calls `handle`, commits what it decided in one
 * transaction, and answers. `handle` is called again when what was read has changed before the commit: it
 * decides, and has no effect of its own.
 */
export function serve<const Declared extends Route>(
  route: Declared,
  handle: (request: Request<Declared>) => Outcome<Declared> | Promise<Outcome<Declared>>,
  runtime: Runtime = systemRuntime,
) {
  async function once(
    asked: ReadRequest,
    precondition: Precondition,
    keyed: Keyed | undefined,
    admitted: Promise<void> | undefined,
  ): Promise<Answer> {
    const now = runtime.now();
    const today = dateInParis(now);
    const { actor = systemActor } = asked;
    const beside = route.ahead?.(asked);
    const [loaded, used] = await Promise.all([
      load(route, asked, precondition),
      route.bounded === undefined ? undefined : countOf(actor, route.bounded, today),
      admitted,
    ]);
    const request = {
      ...asked,
      ...loaded,
      now,
      today,
      newId: runtime.newId,
      idOf: (prefix: string, part: string) => {
        const id = runtime.newId(prefix);
        return keyed?.idOf(id, part) ?? id;
      },
      random: runtime.random,
      precondition,
      beside,
    };
    // The route's schemas and access gave these values: their types follow the declaration, which TypeScript can't see.
    const handled = handle(request as unknown as Request<Declared>);
    const reader = { actor: { ...actor, name: nameOf(actor, loaded) }, at: now, runtime };
    // Both before the answer: what can't be recorded is not given.
    const [outcome] = await Promise.all([handled, recordedReading(route, asked, loaded, reader)]);
    const by = outcome.by === undefined ? reader : { ...reader, actor: { ...actor, name: outcome.by } };
    const counted = used === undefined ? [] : [used];
    const writes = [...(outcome.writes ?? []), ...counted, ...recordFacts(outcome.facts ?? [], by)];
    if (outcome.refused !== undefined) {
      if (writes.length > 0) await commit(writes);
      throw outcome.refused;
    }
    const answer = toAnswer(route, outcome);
    const kept = keyed === undefined ? [] : [keyed.kept(answer, now)];
    if (kept.length + writes.length > 0) await commit([...kept, ...writes]);
    return successAnswer(answer);
  }

  async function respond(event: Event, rate: RequestRate | undefined): Promise<Answer> {
    // Beside what is read: that it is within the caller's rate is known before anything is written or answered.
    const admitted = rate?.admitted();
    admitted?.catch(() => undefined);
    const key = takesKey(route) ? event.headers["idempotency-key"] : undefined;
    const keys = key === undefined ? undefined : await import("./keyed-requests.ts");
    if (key !== undefined) keys?.checkKey(key);
    const asked = await readRequest(route, event);
    const precondition = await askedVersion(route, event);
    const keyed = key === undefined || keys === undefined ? undefined : new keys.Keyed(route, key, asked);
    // Before anything is decided: a handler may write more than one transaction, as imports do.
    const before = await keyed?.answerBefore();
    if (before !== undefined) return before;
    const answerTo = (read: ReadRequest) => decideAgain(() => once(read, precondition, keyed, admitted));
    try {
      const answer = await answerTo(asked);
      const isLong = (answer.body?.length ?? 0) > longBody;
      const fit = isLong ? await fitting(route, asked, answer, answerTo) : answer;
      return conditionalAnswer(event, route.compressed ? await compressed(event, fit) : fit);
    } catch (error) {
      if (keyed === undefined) throw error;
      return keyed.answerInPlaceOf(error);
    }
  }

  const served = middy<Event, Answer, Error, RatedContext>()
    .before(({ event, context }) => {
      const rate = rateOf(route, event, runtime.now());
      if (rate !== undefined) context.rate = rate;
    })
    .after(tellRate)
    .onError(async (request) => {
      const { answerOfError } = await import("./answer-of-error.ts");
      const { error, event, context } = request;
      const { requestId } = event.requestContext;
      const problem = await answerOfError(error, { requestId, now: runtime.now(), context, route });
      const answer = conditionalAnswer(event, problem);
      request.response = await withDeprecation(route, event, answer);
      tellRate(request);
    })
    .handler(async (event, { rate }: RatedContext) =>
      withDeprecation(route, event, await respond(event, rate)),
    );
  return (event: Event, context: Context): Promise<Answer> =>
    servingRequest(event.requestContext.requestId, () => served(event, context));
}

/** What Lambda says of an invocation, with its request among those of its caller. */
type RatedContext = Context & { rate?: RequestRate };

function tellRate(request: { context: RatedContext; response?: Answer | null | undefined }): void {
  const { context, response } = request;
  if (context.rate !== undefined && response) request.response = context.rate.told(response);
}

/** An answer of what is to go, which tells so; loaded by these alone. */
async function withDeprecation(
  { deprecated }: Route,
  { pathParameters }: Event,
  answer: Answer,
): Promise<Answer> {
  if (deprecated === undefined) return answer;
  const { deprecatedAnswer } = await import("./deprecation.ts");
  return deprecatedAnswer(answer, deprecated, pathParameters);
}

/** Characters of a body that is looked at: some sixth of what Lambda gives back. */
const longBody = 1_000_000;

/** An answer that is no longer than Lambda gives back: loaded by long ones alone. */
async function fitting(...given: Parameters<typeof fittingAnswer>): Promise<Answer> {
  const { fittingAnswer } = await import("./answer-bound.ts");
  return fittingAnswer(...given);
}

/** A compressed answer, whose entity tag is its own: loaded by what is compressed alone. */
async function compressed({ headers }: Event, answer: Answer): Promise<Answer> {
  const { compressedAnswer } = await import("./compressed-answer.ts");
  return compressedAnswer(headers, answer);
}

/** What a request asks of the version, where its route edits: loaded by these alone. */
async function askedVersion(route: Route, { headers }: Event): Promise<Precondition> {
  if (route.edits === undefined) return () => undefined;
  const { preconditionOf } = await import("./asked-version.ts");
  return preconditionOf(route, headers);
}

/** Refuses what is not the version that a request asks for. */
type Precondition = (version: number | undefined) => void;

/** The name that histories show: of the person to the file that was loaded, where one was. */
function nameOf(actor: Actor, loaded: Loaded): string {
  return "contents" in loaded ? nameOnFile(actor, loaded.relation, loaded.contents.file) : actor.name;
}

/** R-PER-2, where a route is bounded: loaded by these alone. */
async function countOf(
  { subject }: Actor,
  bounded: NonNullable<Route["bounded"]>,
  today: CivilDate,
): Promise<Write> {
  const { countedUse } = await import("./counted-use.ts");
  return countedUse(subject, bounded, today);
}

/** R-RGPD-3, where a route gives something of a file: loaded by these alone. */
async function recordedReading(
  { reading }: Route,
  { params }: ReadRequest,
  loaded: Loaded,
  by: RecordedBy,
): Promise<void> {
  if (reading === undefined || ("relation" in loaded && loaded.relation === "owner")) return;
  const { recordFileReading } = await import("./record-file-reading.ts");
  await recordFileReading(reading, params, by);
}

type Loaded = Awaited<ReturnType<typeof authorisedFile> | ReturnType<typeof authorisedSession>> | object;

const pathIds = z.object({ fileId: z.string().optional(), sessionId: z.string().optional() });

async function load(route: Route, asked: ReadRequest, precondition: Precondition): Promise<Loaded> {
  const { fileId, sessionId } = pathIds.parse(asked.params);
  if (asked.actor === undefined) return {};
  if ("file" in route.may && fileId !== undefined) {
    const loaded = await authorisedFile(asked.actor, fileId, route.may);
    if (route.edits !== undefined && route.edited !== "part") precondition(loaded.contents.file.version);
    return loaded;
  }
  if ("session" in route.may && sessionId !== undefined) {
    const loaded = await authorisedSession(asked.actor, { sessionId, fileId }, route.may.session);
    precondition(loaded.session.version);
    return loaded;
  }
  return {};
}

function toAnswer(route: Route, outcome: Outcome<Route>): Omit<KeptAnswer, "requestDigest"> {
  return {
    status: route.status ?? 200,
    headers: {
      "cache-control": route.feed === true ? feedCache : "no-store",
      ...(outcome.version === undefined ? {} : { etag: entityTag(outcome.version) }),
      ...(outcome.location === undefined ? {} : { location: servedPath(outcome.location) }),
    },
    // What was stored may hold more than this code knows of: a reply tells what its schema names.
    body: route.reply && droppingUnknown(route.reply).parse(outcome.reply),
  };
}
