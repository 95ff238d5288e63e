import { describe, expect, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { reachOf } from "../../../infra/reach.ts";
import { sameEnd } from "../../../shared/domain/id-end.ts";
import { contentDigest } from "../../../shared/http/content-digest.ts";
import { everyParameter } from "../../../shared/http/description/describe.ts";
import { Keyed } from "../../../shared/http/keyed-requests.ts";
import { openApiDescription, operationId } from "../../../shared/http/openapi.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { callRoute } from "../../support/call-route.ts";

const found = await discoverFunctions();
const posts = found.flatMap((one) =>
  one.declared.kind === "route" && one.declared.route.method === "POST"
    ? [{ ...one, route: one.declared.route }]
    : [],
);

describe("every POST takes Idempotency-Key", () => {
  it("by its declaration: it keeps its answer, and the description says so", () => {
    const parameters = everyParameter({ ...openApiDescription(posts) });
    const forgotten = posts.filter((one) => {
      const { reads, writes } = reachOf(one);
      const id = operationId(one.name, posts);
      const names = parameters.filter(([of]) => of === id).map(([, { name }]) => name);
      return !(
        reads.includes("IDEMPOTENCY") &&
        writes.includes("IDEMPOTENCY") &&
        names.includes("Idempotency-Key")
      );
    });
    expect(posts.length).toBeGreaterThan(40);
    expect(forgotten.map(({ name }) => name)).toEqual([]);
  });

  it.each(posts.map((one) => [routeKey(one.route), one] as const))(
    "%s refuses one that is none",
    async (_, { entry, route }) => {
      const answer = await callRoute(entry, route, { headers: { "idempotency-key": "not a key" } });
      expect(answer.statusCode).toBe(400);
      expect(answer.body.errors).toContainEqual(
        expect.objectContaining({ in: "header", field: "Idempotency-Key" }),
      );
    },
  );
});

describe("a repetition", () => {
  const asked = {
    params: { fileId: "a" },
    query: {},
    body: { one: 1, more: [{ b: 2, a: 1 }] },
    actor: undefined,
  };

  it("is told by its content, in any order of its fields", () => {
    const digest = contentDigest(asked);
    expect(contentDigest({ ...asked, body: { more: [{ a: 1, b: 2 }], one: 1 } })).toBe(digest);
    expect(contentDigest({ ...asked, body: { one: 2, more: [{ b: 2, a: 1 }] } })).not.toBe(digest);
    expect(contentDigest({ ...asked, params: { fileId: "b" } })).not.toBe(digest);
  });

  it("of a file is told by its bytes", () => {
    const of = (text: string) => contentDigest({ ...asked, body: new TextEncoder().encode(text) });
    expect(of("a;b")).toBe(of("a;b"));
    expect(of("a;b")).not.toBe(of("a;c"));
  });

  it("makes identifiers with the same end, another request others", () => {
    const keyed = (key: string) => new Keyed({ method: "POST", path: "/x" }, key, asked);
    const [one, later] = ["file_01M8AQF5MYT2KA408SSGQH7QQD", "file_01M8AQF6MYT2KA408SSGQH7QQE"];
    const made = keyed("a").idOf(one, "line 2");
    expect(made).toMatch(/^file_01M8AQF5MY[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(sameEnd(keyed("a").idOf(later, "line 2"), made)).toBe(true);
    expect(sameEnd(keyed("b").idOf(one, "line 2"), made)).toBe(false);
    expect(sameEnd(keyed("a").idOf(one, "line 3"), made)).toBe(false);
  });
});
