import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { requestBytes } from "../../../shared/http/gateway-answers.ts";
import { maxBodyBytes } from "../../../shared/http/parse.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { callRoute } from "../../support/call-route.ts";

const withBody = (await discoverFunctions()).flatMap((one) =>
  one.declared.kind === "route" && one.declared.route.body !== undefined
    ? [[routeKey(one.declared.route), one.entry, one.declared.route] as const]
    : [],
);

// All of them are asked by one account within a minute, and no table is there to count it in.
beforeAll(() => vi.stubEnv("REQUEST_RATE_FACTOR", "1000"));
afterAll(() => vi.unstubAllEnvs());

it.each(withBody)("%s takes no body of another type than its own: 415", async (_, entry, route) => {
  const answer = await callRoute(entry, route, {
    headers: { "content-type": "application/xml" },
    body: "<a/>",
  });
  expect([answer.statusCode, answer.body.type]).toEqual([415, "urn:problem:cqp:unsupported-media-type"]);
  expect(answer.body.instance).toBe("urn:request:cqp:request-of-a-test");
});

it.each(withBody.filter(([, , { bodyTypes }]) => bodyTypes === undefined))(
  "%s takes no letters that are lost: 415",
  async (_, entry, route) => {
    const latin = Buffer.from('{"text":"é"}', "latin1");
    for (const [type, body] of [
      ["application/json", latin.toString("utf8")],
      ["application/json; charset=latin1", "{}"],
    ] as const) {
      const answer = await callRoute(entry, route, { headers: { "content-type": type }, body });
      expect(answer.statusCode).toBe(415);
    }
    const json = await callRoute(entry, route, {
      headers: { "content-type": 'Application/JSON; charset="UTF-8"' },
      body: "{",
    });
    expect(json.statusCode).toBe(400);
  },
);

/** Bytes of a request beside its body that the gateway takes at most: its headers, and what the token says. */
const besideBody = 32 * 1024;
const mostOf = ({ maxBodyBytes: own = maxBodyBytes }: { maxBodyBytes?: number }) => own;

it("takes bodies that Lambda takes, in base64 too, and with each letter escaped", () => {
  for (const [key, , route] of withBody) {
    // Quotes and ends of lines take two bytes where the gateway hands JSON over as text.
    expect(2 * mostOf(route) + besideBody, key).toBeLessThan(requestBytes);
    expect((mostOf(route) * 4) / 3 + besideBody, key).toBeLessThan(requestBytes);
  }
});

it.each(withBody)("%s takes no body that is longer than it says: 413", async (_, entry, route) => {
  const [type = "application/json"] = route.bodyTypes ?? [];
  const body = "x".repeat(mostOf(route) + 1);
  const answer = await callRoute(entry, route, { headers: { "content-type": type }, body });
  expect([answer.statusCode, answer.body.type]).toEqual([413, "urn:problem:cqp:body-too-large"]);
  expect(answer.body.detail).toBe(`L’envoi dépasse ${mostOf(route) / 1024}\u00a0Kio.`);
});
