import { expect, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { callRoute } from "../../support/call-route.ts";

const withBody = (await discoverFunctions()).flatMap((one) =>
  one.declared.kind === "route" && one.declared.route.body !== undefined
    ? [[routeKey(one.declared.route), one.entry, one.declared.route] as const]
    : [],
);

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
