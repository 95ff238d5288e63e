import { describe, expect, it } from "vitest";
import * as z from "zod";
import { handler as unknownRoute } from "../../../functions/service/unknown-route.ts";
import { declaredOperations } from "../../../infra/api-description.ts";
import { corsConfiguration } from "../../../infra/local/http/cors.ts";
import { startFront } from "../../../infra/local/http/front.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { lastDayAfter } from "../../../shared/domain/time/period.ts";
import { exposedHeaders } from "../../../shared/http/headers.ts";
import { movedAddress } from "../../../shared/http/moved-address.ts";
import { openApiDescription } from "../../../shared/http/openapi.ts";
import type { Route } from "../../../shared/http/route.ts";
import { serve } from "../../../shared/http/serve.ts";
import { apiVersion, servedPath } from "../../../shared/http/served-path.ts";

const { notice, unversioned } = guidePolicy.api;
const routes = (await declaredOperations()).map(({ route }) => route);

describe("addresses begin with the version of the API", () => {
  it("but those of what is printed or mailed, or leads to every version", () => {
    const lasting = routes.map(({ path }) => servedPath(path)).filter((path) => !path.startsWith(apiVersion));
    expect([...new Set(lasting)].sort()).toEqual([
      "/asyncapi.json",
      "/docs",
      "/docs/problems/{code}",
      "/docs/rules/{rule}",
      "/docs/versions",
      "/docs/{page}",
      "/openapi.json",
      "/privacy",
      "/tutor-guide",
      "/verify",
      "/verify/{number}",
    ]);
  });

  it("once, with a query or without", () => {
    expect(servedPath("/me")).toBe("/v1/me");
    expect(servedPath("/files?limit=1")).toBe("/v1/files?limit=1");
    expect(servedPath("/verify?number=1")).toBe("/verify?number=1");
    expect(servedPath(servedPath("/files/a"))).toBe("/v1/files/a");
  });
});

describe("an address without a version", () => {
  const asked = { path: "/files/a%20b/reopening", query: "x=1&y=é%20", requestId: "r" };

  it.each(["2026-11-27T00:00:00Z", "2027-12-31T23:59:59Z"])("leads to the versioned one: %s", (now) => {
    const { statusCode, headers } = movedAddress(asked, unversioned, now);
    expect(statusCode).toBe(308);
    expect(headers).toEqual({
      location: "/v1/files/a%20b/reopening?x=1&y=é%20",
      deprecation: "@1795737600",
      sunset: "Sat, 01 Jan 2028 00:00:00 GMT",
      link: '</v1/files/a%20b/reopening>; rel="successor-version", </docs/versions>; rel="deprecation"; type="text/html"',
    });
  });

  it("is gone after the date of the policy, and names it", () => {
    const { statusCode, headers, body } = movedAddress(asked, unversioned, "2028-01-01T00:00:00Z");
    expect(statusCode).toBe(410);
    expect(headers).not.toHaveProperty("location");
    expect(JSON.parse(body ?? "").detail).toContain("/v1/files/a%20b/reopening");
  });

  const answerOf = (rawPath: string, method = "GET") =>
    unknownRoute({
      rawPath,
      rawQueryString: "",
      requestContext: { requestId: "r", http: { method } },
    } as Parameters<typeof unknownRoute>[0]);

  it("is one of an operation: any other is unknown, and none is another site's", async () => {
    expect((await answerOf("/me", "POST")).headers?.["location"]).toBe("/v1/me");
    for (const path of ["/nothing", "/v1/nothing", "/v1/v1/me", "//example.org/me", "/"])
      expect([path, (await answerOf(path)).statusCode]).toEqual([path, 404]);
    const split = await answerOf("/files/a\r\nset-cookie: b");
    expect(split.headers?.["location"]).toBe("/v1/files/a%0D%0Aset-cookie%3A%20b");
  });

  it("of what has none is no other: its methods are told", async () => {
    expect(await answerOf("/verify", "POST")).toMatchObject({
      statusCode: 405,
      headers: { allow: "GET, HEAD" },
    });
    expect(await answerOf("/v1/me", "PUT")).toMatchObject({
      statusCode: 405,
      headers: { allow: "GET, HEAD" },
    });
  });
});

describe("what is deprecated", () => {
  const made = {
    name: "service/made-up",
    method: "GET",
    path: "/made-up/{fileId}",
    summary: "Lire ce qui n’existe que pour ce test",
    tag: "files",
    may: { public: true },
    params: z.strictObject({ fileId: z.string().max(10) }),
    reply: z.strictObject({ id: z.string() }),
    deprecated: { since: "2027-03-01", until: "2028-03-01", successor: "/files/{fileId}" },
    needs: {},
  } as const satisfies Route;
  const headers = {
    deprecation: "@1803859200",
    sunset: "Wed, 01 Mar 2028 00:00:00 GMT",
    link: '</v1/files/a%2Fb>; rel="successor-version", </docs/versions>; rel="deprecation"; type="text/html"',
  };
  const handler = serve(made, ({ params }) => ({ reply: { id: params.fileId } }));
  const ask = (fileId: string) =>
    handler(
      {
        headers: {},
        pathParameters: { fileId },
        requestContext: { requestId: "r", http: { method: "GET" } },
      } as unknown as Parameters<typeof handler>[0],
      { getRemainingTimeInMillis: () => 1000 } as Parameters<typeof handler>[1],
    );

  it("says so with a success", async () => {
    expect(await ask("a/b")).toMatchObject({ statusCode: 200, headers });
  });

  it("says so with a problem", async () => {
    const { link, ...dates } = headers;
    expect(await ask("longer than it may be")).toMatchObject({ statusCode: 400, headers: dates });
  });

  it("says so through HTTP: to a read, to one of what is unchanged, to a refusal, and to pages of other origins", async () => {
    const front = await startFront({
      port: 0,
      routes: [{ key: `GET ${servedPath(made.path)}`, functionName: "made-up", authorised: false }],
      cors: corsConfiguration.parse({ AllowOrigins: ["*"], ExposeHeaders: exposedHeaders }),
      verify: () => Promise.reject(new Error("no token is asked for")),
      invoke: (_, event) =>
        handler(
          event as Parameters<typeof handler>[0],
          { getRemainingTimeInMillis: () => 1000 } as Parameters<typeof handler>[1],
        ),
      throttle: () => true,
      now: () => new Date(0),
    });
    try {
      const address = `${front.url}${servedPath("/made-up/a%2Fb")}`;
      const read = await fetch(address, { headers: { origin: "https://centre.example.org" } });
      const tag = read.headers.get("etag") ?? "";
      const answers = [
        read,
        await fetch(address, { headers: { "if-none-match": tag } }),
        await fetch(`${front.url}${servedPath("/made-up/longer%20than%20it%20may%20be")}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 304, 400]);
      for (const answer of answers) {
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          deprecation: headers.deprecation,
          sunset: headers.sunset,
        });
        expect(answer.headers.get("link")).toContain('rel="successor-version"');
      }
      const exposed = (read.headers.get("access-control-expose-headers") ?? "").split(",");
      expect(exposed).toEqual(expect.arrayContaining(["deprecation", "sunset", "link"]));
    } finally {
      await front.close();
    }
  });

  it("is described so", () => {
    const { paths } = openApiDescription([{ name: "files/made-up", route: made }]) as {
      paths: Record<string, { get: { deprecated: boolean; description: string; responses: object } }>;
    };
    const described = paths["/v1/made-up/{fileId}"]?.get;
    expect(described?.deprecated).toBe(true);
    expect(described?.description).toContain(
      "Dépréciée depuis le lundi 1er mars 2027 et servie jusqu’au mercredi 1er mars 2028, remplacée par `/v1/files/{fileId}`.",
    );
    expect(described?.responses).toMatchObject({
      200: { headers: { Deprecation: {}, Sunset: {}, Link: {} } },
    });
  });

  it("is served for the notice of the policy at least, and its successor is there", () => {
    const deprecated = [...routes.flatMap(({ deprecated }) => deprecated ?? []), unversioned];
    expect(deprecated.filter(({ since, until }) => until < lastDayAfter(since, notice))).toEqual([]);
    const paths = routes.map(({ path }): string => path);
    const named = routes.flatMap(({ deprecated }) => deprecated?.successor ?? []);
    expect(named.filter((successor) => !paths.includes(successor))).toEqual([]);
  });
});
