import { join } from "node:path";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { expect, it } from "vitest";
import * as z from "zod";
import { plainDescription } from "../../../infra/api-description.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { corsConfiguration } from "../../../infra/local/http/cors.ts";
import { startFront } from "../../../infra/local/http/front.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { Answer } from "../../../shared/http/answer.ts";
import { everyOperation } from "../../../shared/http/description/describe.ts";
import { isNode, nodesUnder, resolved } from "../../../shared/http/description/walk.ts";
import { exposedHeaders } from "../../../shared/http/headers.ts";
import { limitHeaders } from "../../../shared/http/limit-headers.ts";
import { HttpProblem } from "../../../shared/http/problem.ts";
import { isRated, RequestRate, rateOf } from "../../../shared/http/request-rate.ts";
import type { Route } from "../../../shared/http/route.ts";
import { serve } from "../../../shared/http/serve.ts";
import { addRequests } from "../../../shared/store/request-counts.ts";
import { useTable } from "../../support/table.ts";

useTable();

const { reads, writes } = guidePolicy.api.requests;
const answer: Answer = { statusCode: 200, headers: { etag: '"1"' } };
const statusOf = async (rate: { admitted(): Promise<void> }) => {
  try {
    await rate.admitted();
    return 200;
  } catch (error) {
    return error instanceof HttpProblem ? error.refusal.code : error;
  }
};

let processes = 0;

/** The module as another process has it: this one alone, as others are those of the files to come too. */
async function anotherProcess(): Promise<typeof RequestRate> {
  processes += 1;
  const module = join(import.meta.dirname, "../../../shared/http/request-rate.ts");
  const loaded = await import(/* @vite-ignore */ `${module}?process=${processes}`);
  return loaded.RequestRate;
}

it("each answer tells what is left of the minute; a refusal when to try again", () => {
  const told = (statusCode: number, headers = answer.headers) =>
    new RequestRate("sub-told", "writes", "2026-11-27T09:00:18Z").told({ statusCode, headers }).headers;
  expect(told(200)).toEqual({
    etag: '"1"',
    ratelimit: `"writes";r=${writes - 1};t=42`,
    "ratelimit-policy": `"writes";q=${writes};w=60`,
  });
  expect(told(429)).toMatchObject({ "retry-after": "42", ratelimit: `"writes";r=${writes - 2};t=42` });
  // The limit of a day that refused stands first, and says when to try again.
  const day = limitHeaders({ name: "copies", most: 2 }, "2026-11-27T22:00:00Z");
  expect(told(429, day)).toMatchObject({
    "retry-after": "3600",
    ratelimit: `"copies";r=0;t=3600, "writes";r=${writes - 3};t=42`,
    "ratelimit-policy": `"copies";q=2;w=86400, "writes";q=${writes};w=60`,
  });
});

it.each([
  ["reads", reads],
  ["writes", writes],
] as const)("a caller makes so many %s a minute: %i, then 429 until the next one", async (kind, most) => {
  const at = (now: string) => statusOf(new RequestRate("sub-alone", kind, now));
  const statuses = [];
  for (let n = 0; n < most; n++) statuses.push(await at("2026-11-27T09:01:00Z"));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await at("2026-11-27T09:01:59Z")).toBe("too-many-requests");
  expect(await at("2026-11-27T09:02:00Z")).toBe(200);
  const over = new RequestRate("sub-alone", kind, "2026-11-27T09:02:00Z");
  expect(over.told(answer).headers?.["ratelimit"]).toBe(`"${kind}";r=${most - 2};t=60`);
});

it("requests of several processes are counted together, in the table; of another caller apart", async () => {
  const now = "2026-11-27T09:03:10Z";
  const processes = await Promise.all([anotherProcess(), anotherProcess(), anotherProcess()]);
  let taken = 0;
  for (let n = 0; n < 2 * writes; n++)
    for (const Rate of processes)
      if ((await statusOf(new Rate("sub-several", "writes", now))) === 200) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(writes);
  // Less than a second's worth that each process had not counted yet.
  expect(taken).toBeLessThan(writes + processes.length * (writes / 60));
  expect(await addRequests("sub-several", "writes", now, 0)).toBeGreaterThanOrEqual(writes);
  for (const Rate of processes) expect(await statusOf(new Rate("sub-other", "writes", now))).toBe(200);
});

it("a count that fails refuses no request", async () => {
  // Longer than a key of the table may be.
  const refused = "sub-failing".padEnd(3000, "-");
  await expect(addRequests(refused, "writes", "2026-11-27T09:04:00Z", 1)).rejects.toThrow();
  const Rate = await anotherProcess();
  const statuses = [];
  for (let n = 0; n < writes / 30; n++)
    statuses.push(await statusOf(new Rate(refused, "writes", "2026-11-27T09:04:00Z")));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it("every route that a person signs in for is bounded, and every public one that reads the table", async () => {
  const routes = (await discoverFunctions()).flatMap(({ declared }) =>
    declared.kind === "route" ? [declared.route] : [],
  );
  const unbounded = routes.filter((route) => !isRated(route)).map(({ method, path }) => `${method} ${path}`);
  expect(unbounded.sort()).toMatchInlineSnapshot(`
    [
      "ANY /{proxy+}",
      "GET /asyncapi.json",
      "GET /docs",
      "GET /docs/problems/{code}",
      "GET /docs/rules/{rule}",
      "GET /docs/versions",
      "GET /docs/{page}",
      "GET /imports/enrolments/template",
      "GET /imports/past/template",
      "GET /labels",
      "GET /openapi.json",
      "GET /privacy",
      "GET /tutor-guide",
      "GET /verify",
      "GET /verify/{number}",
    ]
  `);
});

it("a visitor is who asks from an address, of which the table keeps a digest", async () => {
  const route = { may: { public: true }, needs: { table: { reads: ["CENTRE"] } } } as unknown as Parameters<
    typeof rateOf
  >[0];
  const from = (sourceIp: string) =>
    rateOf(
      route,
      {
        headers: {},
        requestContext: { http: { method: "GET", sourceIp } },
      } as APIGatewayProxyEventV2WithJWTAuthorizer,
      "2026-11-27T09:05:00Z",
    )?.told(answer).headers?.["ratelimit"];
  expect([from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.2")]).toEqual([
    `"reads";r=${reads - 1};t=60`,
    `"reads";r=${reads - 2};t=60`,
    `"reads";r=${reads - 1};t=60`,
  ]);
});

it("through HTTP, a success and a refusal tell it, to pages of other origins too", async () => {
  const path = "/counted";
  const made = {
    ...({ name: "service/counted", method: "GET", path, summary: "Lire une chose", tag: "service" } as const),
    ...{ may: { public: true }, reply: z.strictObject({}), needs: { table: { reads: ["CENTRE"] } } },
  } as unknown as Route;
  const handler = serve(made, () => ({ reply: {} }));
  const context = { getRemainingTimeInMillis: () => 1000 } as Parameters<typeof handler>[1];
  const asked: unknown[] = [];
  const front = await startFront({
    port: 0,
    routes: [{ key: `GET ${path}`, functionName: "counted", authorised: false }],
    cors: corsConfiguration.parse({ AllowOrigins: ["*"], ExposeHeaders: exposedHeaders }),
    verify: () => Promise.reject(new Error("no token is asked for")),
    invoke: (_, event) => {
      asked.push(event);
      return handler(event as Parameters<typeof handler>[0], context);
    },
    throttle: () => true,
    now: () => new Date(),
  });
  try {
    const ask = () => fetch(`${front.url}${path}`, { headers: { origin: "https://centre.example.org" } });
    const within = await ask();
    expect(within.status).toBe(200);
    expect(within.headers.get("ratelimit")).toMatch(/^"reads";r=\d+;t=\d+$/);
    expect(within.headers.get("retry-after")).toBeNull();
    let beyond = within;
    // Again where another minute begins meanwhile.
    for (let n = 0; beyond.status === 200 && n < 3; n += 1) {
      for (let more = 0; more < reads; more += 1) rateOf(made, asked[0] as never, new Date().toISOString());
      beyond = await ask();
    }
    expect([beyond.status, beyond.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
    expect(await beyond.json()).toMatchObject({ type: "urn:problem:cqp:too-many-requests", status: 429 });
    expect(beyond.headers.get("retry-after")).toMatch(/^[1-9]\d?$/);
    expect(beyond.headers.get("ratelimit")).toMatch(/^"reads";r=0;t=\d+$/);
    expect(beyond.headers.get("ratelimit-policy")).toMatch(/^"reads";q=\d+;w=60$/);
    for (const answer of [within, beyond]) {
      const exposed = (answer.headers.get("access-control-expose-headers") ?? "").split(",");
      expect(exposed).toEqual(expect.arrayContaining(["ratelimit", "ratelimit-policy", "retry-after"]));
    }
  } finally {
    await front.close();
  }
});

it("pages of other origins may read each header that the description tells of an answer", async () => {
  const description = await plainDescription();
  const components = isNode(description["components"]) ? description["components"] : {};
  const answers = [components, ...everyOperation(description).map(([, operation]) => operation)].flatMap(
    (holder) => nodesUnder(holder, "responses").map(([, answer]) => resolved(answer, description)),
  );
  const told = new Set(
    answers.flatMap((answer) => nodesUnder(answer, "headers").map(([name]) => name.toLowerCase())),
  );
  expect(told.size).toBeGreaterThan(8);
  // Browsers let any page read `Cache-Control`; `Allow` is of what is no operation.
  const readable: readonly string[] = [...exposedHeaders, "cache-control"].filter((name) => name !== "allow");
  expect([...told].sort()).toEqual([...readable].sort());
});

it("each operation that is bounded describes what its answers tell of it", async () => {
  const bounded = (await discoverFunctions()).flatMap(({ declared }) =>
    declared.kind === "route" && isRated(declared.route) ? [declared.route] : [],
  );
  const description = await plainDescription();
  const silent = everyOperation(description).filter(([, operation]) => {
    const [, answer = {}] =
      nodesUnder(operation, "responses").find(([status]) => status.startsWith("2")) ?? [];
    return !("RateLimit" in (isNode(answer["headers"]) ? answer["headers"] : {}));
  });
  expect(everyOperation(description).length - silent.length).toBe(bounded.length);
});
