import { get } from "node:http";
import { json } from "node:stream/consumers";
import { createContext, runInContext } from "node:vm";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { startFront } from "../../../infra/local/http/front.ts";
import { behavioursOf } from "../../../infra/local/space/distribution.ts";
import { startSpaceFront } from "../../../infra/local/space/front.ts";
import { type Assembly, loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import { resolver } from "../../../infra/local/template/resolve.ts";
import { edgeProofHeader, visitorHeader, visitorOf } from "../../../shared/http/visitor.ts";
import { composed, written } from "../../support/composed-stage.ts";

afterEach(() => vi.unstubAllEnvs());

const edge = "198.51.100.7";
const asked = (headers: Record<string, string>, sourceIp = edge) =>
  ({ headers, requestContext: { http: { sourceIp } } }) as unknown as Parameters<typeof visitorOf>[0];

describe("a visitor", () => {
  it("is who CloudFront says asks, where it proves that it is CloudFront", () => {
    vi.stubEnv("EDGE_PROOF", "proof");
    const said = { [visitorHeader]: "192.0.2.1" };
    expect(visitorOf(asked({ ...said, [edgeProofHeader]: "proof" }))).toBe("192.0.2.1");
    for (const forged of [said, { ...said, [edgeProofHeader]: "" }, { ...said, [edgeProofHeader]: "prooF" }])
      expect(visitorOf(asked(forged))).toBe(edge);
  });

  it("is the address that asks where no proof was agreed, with any proof or none", () => {
    for (const proof of ["", undefined]) {
      vi.stubEnv("EDGE_PROOF", proof);
      for (const shown of ["", "undefined"])
        expect(visitorOf(asked({ [visitorHeader]: "192.0.2.1", [edgeProofHeader]: shown }))).toBe(edge);
    }
  });

  it.each([
    ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
    ["2001:DB8:0:0001:bbbb:cccc:dddd:eeee", "2001:db8:0:1::/64"],
    ["2001:db8::2", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["192.0.2.1", "192.0.2.1"],
  ])("who asks from %s counts as %s: a line has all addresses of its network", (address, visitor) => {
    expect(visitorOf(asked({}, address))).toBe(visitor);
  });
});

interface Behaviour {
  TargetOriginId: string;
  FunctionAssociations?: { EventType: string; FunctionARN: { "Fn::GetAtt": [string, string] } }[];
}

/** Each way of a template through CloudFront into the API: the code that runs before, and what the API is shown. */
function waysIn(assembly: Assembly) {
  return resourcesOf(assembly, "AWS::CloudFront::Distribution").flatMap(([id, { Properties }]) => {
    const { DefaultCacheBehavior, CacheBehaviors, Origins } = Properties["DistributionConfig"] as {
      DefaultCacheBehavior: Behaviour;
      CacheBehaviors?: Behaviour[];
      Origins: { Id: string; CustomOriginConfig?: object; OriginCustomHeaders?: unknown[] }[];
    };
    return [DefaultCacheBehavior, ...(CacheBehaviors ?? [])].flatMap((behaviour) => {
      const origin = Origins.find(({ Id }) => Id === behaviour.TargetOriginId);
      if (origin?.CustomOriginConfig === undefined) return [];
      const before = behaviour.FunctionAssociations?.find(({ EventType }) => EventType === "viewer-request");
      const named = assembly.resources.get(before?.FunctionARN["Fn::GetAtt"][0] ?? "");
      const code = String(named?.Properties["FunctionCode"]);
      return [{ id, code, shown: origin.OriginCustomHeaders }];
    });
  });
}

function givenProof(assembly: Assembly): unknown[] {
  return resourcesOf(assembly, "AWS::Lambda::Function").flatMap(([, { Properties }]) => {
    const { Variables = {} } = (Properties["Environment"] ?? {}) as { Variables?: Record<string, unknown> };
    return "EDGE_PROOF" in Variables ? [Variables["EDGE_PROOF"]] : [];
  });
}

describe.each([
  ["production", async () => (await composed(written("production"))).assembly, 2],
  ["the stage of this machine", () => loadAssembly(inject("assembly")), 1],
])("in the template of %s", async (_, load, ways) => {
  const assembly = await load();

  it("every way through CloudFront into the API tells who asks, over what the request says, and shows the proof", () => {
    const found = waysIn(assembly);
    expect(found).toHaveLength(ways);
    for (const { id, code, shown } of found) {
      const event = {
        request: { uri: "/api/v1/centres", headers: { [visitorHeader]: { value: "forged" } } },
        viewer: { ip: "192.0.2.1" },
      };
      runInContext(`${code};handler(event)`, createContext({ event }));
      expect(event.request.headers[visitorHeader], id).toEqual({ value: "192.0.2.1" });
      expect(shown, id).toHaveLength(1);
      expect(JSON.stringify(shown), id).toMatch(
        new RegExp(`"HeaderName":"${edgeProofHeader}".*resolve:secretsmanager:.*EdgeProof`),
      );
    }
  });

  it("functions that count visitors know the same proof, and it is in none in clear", () => {
    const [{ shown = [] } = { shown: [] }] = waysIn(assembly);
    const proofs = new Set(givenProof(assembly).map((proof) => JSON.stringify(proof)));
    expect([...proofs]).toEqual([JSON.stringify((shown[0] as { HeaderValue: unknown }).HeaderValue)]);
    expect(givenProof(assembly).length).toBeGreaterThan(5);
  });
});

it("two visitors of the space on this machine are two, and neither is another by a header of its own", async () => {
  const assembly = await loadAssembly(inject("assembly"));
  const seen: unknown[] = [];
  const api = await startFront({
    port: 0,
    routes: [{ key: "GET /v1/centres", functionName: "centres", authorised: false }],
    cors: undefined,
    verify: () => Promise.reject(new Error("no token is asked for")),
    invoke: async (__, event) => {
      seen.push(event);
      return { statusCode: 200, body: JSON.stringify(visitorOf(event as Parameters<typeof visitorOf>[0])) };
    },
    throttle: () => true,
    now: () => new Date(0),
  });
  const resolve = resolver(assembly, new Map([["local.api", api.url]]));
  const space = await startSpaceFront(0, () => ({
    behaviours: behavioursOf(assembly, resolve),
    files: new Map(),
  }));
  vi.stubEnv("EDGE_PROOF", String(resolve(givenProof(assembly)[0])));
  const ask = (url: string, localAddress: string, headers = {}) =>
    new Promise((answered, failed) =>
      get(url, { localAddress, headers }, (answer) => json(answer).then(answered, failed)).on(
        "error",
        failed,
      ),
    );
  try {
    const path = `${space.url}/api/v1/centres`;
    const forged = { [visitorHeader]: "192.0.2.9", [edgeProofHeader]: "guessed" };
    expect(await ask(path, "127.0.0.2")).toBe("127.0.0.2");
    expect(await ask(path, "127.0.0.3", forged)).toBe("127.0.0.3");
    expect(await ask(`${api.url}/v1/centres`, "127.0.0.4", forged)).toBe("127.0.0.4");
    expect(seen).toHaveLength(3);
  } finally {
    await space.close();
    await api.close();
  }
});
