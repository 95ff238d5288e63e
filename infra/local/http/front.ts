import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { JWTPayload } from "jose";
import * as z from "zod";
import {
  type GatewayStatus,
  gatewayBody,
  gatewayBodyOf,
  requestBytes,
} from "../../../shared/http/gateway-answers.ts";
import { requestIdHeader } from "../../../shared/http/headers.ts";
import { FunctionFailed } from "../functions/host.ts";
import { type Listening, listen } from "../listen.ts";
import { account } from "../template/resolve.ts";
import type { CorsConfiguration } from "./cors.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { type LocalRoute, matchRoute } from "./router.ts";
import type { Throttle } from "./throttle.ts";

/** Greatest body that API Gateway takes, bytes. */
const maxBody = gatewayBody * 1024 * 1024;

/** What a function answers API Gateway (payload 2.0). */
export const functionAnswer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});

/** What the front of an HTTP API needs. */
export interface FrontOptions {
  port: number;
  routes: readonly LocalRoute[];
  cors: CorsConfiguration | undefined;
  verify: (token: string) => Promise<JWTPayload>;
  invoke: (functionName: string, event: unknown) => Promise<unknown>;
  throttle: Throttle;
  now: () => Date;
  /** Hears of each request once it was answered; `route` is empty where there is none. */
  answered?: (told: { route: string; status: number; milliseconds: number; path: string }) => void;
}

/** The front of an HTTP API: API Gateway's routing, JWT authorizer, CORS, events and answers (payload 2.0). */
export async function startFront(options: FrontOptions): Promise<Listening & { active(): number }> {
  let active = 0;
  const listening = await listen(
    (request, response) => {
      active += 1;
      const began = performance.now();
      response.once("close", () => {
        active -= 1;
        const path = (request.url ?? "/").split("?")[0] ?? "/";
        options.answered?.({
          route: matchRoute(options.routes, request.method ?? "GET", path)?.route.key ?? "",
          status: response.statusCode,
          milliseconds: performance.now() - began,
          path,
        });
      });
      handle(options, request, response).catch((error: unknown) => {
        if (response.headersSent) return;
        if (error instanceof FunctionFailed) byItself(response, error.late ? 503 : 500);
        else reply(response, 400, JSON.stringify({ message: "Bad Request" }));
      });
    },
    options.port,
    "l’API",
  );
  return { ...listening, active: () => active };
}

async function handle(
  options: FrontOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://local");
  const requestId = randomUUID();
  response.setHeader(requestIdHeader, requestId);
  const method = request.method ?? "GET";
  for (const [name, value] of Object.entries(corsHeaders(options.cors, request.headers.origin)))
    response.setHeader(name, value);
  if (method === "OPTIONS" && preflight(options.cors, request, response)) return;

  const matched = matchRoute(options.routes, method, url.pathname);
  if (matched === undefined) return reply(response, 404, JSON.stringify({ message: "Not Found" }));
  if (!options.throttle(matched.route.key, options.now())) return byItself(response, 429);
  const claims = matched.route.authorised
    ? await claimsOf(options, request.headers.authorization)
    : undefined;
  if (matched.route.authorised && claims === undefined) {
    response.setHeader("www-authenticate", "Bearer");
    return byItself(response, 401);
  }
  const body = await readBody(request);
  if (body === undefined) return byItself(response, 413);

  const event = toEvent(
    request,
    url,
    matched.route.key,
    matched.pathParameters,
    claims,
    body,
    requestId,
    options.now(),
  );
  if (Buffer.byteLength(JSON.stringify(event)) > requestBytes) return byItself(response, 413);
  const answer = functionAnswer.parse(await options.invoke(matched.route.functionName, event));
  response.statusCode = answer.statusCode;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, String(value));
  if (answer.cookies.length > 0) response.setHeader("set-cookie", answer.cookies);
  response.end(
    answer.body === undefined
      ? undefined
      : Buffer.from(answer.body, answer.isBase64Encoded ? "base64" : "utf8"),
  );
}

function toEvent(
  request: IncomingMessage,
  url: URL,
  routeKey: string,
  pathParameters: Record<string, string>,
  claims: Record<string, string> | undefined,
  body: Buffer,
  requestId: string,
  now: Date,
) {
  const { cookie, ...sent } = request.headers;
  const headers = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
  const query: Record<string, string> = {};
  for (const name of new Set(url.searchParams.keys())) query[name] = url.searchParams.getAll(name).join(",");
  const textual = /^(text\/|application\/(json|xml|x-www-form-urlencoded|[\w.+-]+\+json))/.test(
    headers["content-type"] ?? "text/",
  );
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...(body.byteLength === 0 ? {} : { body: body.toString(textual ? "utf8" : "base64") }),
    isBase64Encoded: body.byteLength > 0 && !textual,
    requestContext: {
      accountId: account,
      apiId: "local",
      domainName: headers["host"] ?? "local",
      domainPrefix: "local",
      http: {
        method: request.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId,
      routeKey,
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
    },
  };
}

async function claimsOf(
  options: FrontOptions,
  authorization: string | undefined,
): Promise<Record<string, string> | undefined> {
  const [, token] = /^(?:bearer )?(.+)$/i.exec(authorization ?? "") ?? [];
  if (token === undefined) return undefined;
  try {
    const payload = await options.verify(token);
    // API Gateway hands every claim over as text, lists as [a b].
    return Object.fromEntries(
      Object.entries(payload).map(([name, value]) => [
        name,
        Array.isArray(value) ? `[${value.join(" ")}]` : String(value),
      ]),
    );
  } catch {
    return undefined;
  }
}

/** The body, or undefined when it is over the limit. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What API Gateway answers by itself. */
function byItself(response: ServerResponse, status: GatewayStatus): void {
  reply(response, status, gatewayBodyOf(status));
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}
