import { afterAll, beforeAll, expect, it } from "vitest";
import { FunctionFailed } from "../../../infra/local/functions/host.ts";
import { startFront } from "../../../infra/local/http/front.ts";
import { introduction } from "../../../shared/http/description/introduction.ts";
import { gatewayAnswers, gatewayBody, requestBytes } from "../../../shared/http/gateway-answers.ts";
import { requestIdHeader } from "../../../shared/http/headers.ts";

/** A function fails as its path says. */
const failures = new Map([
  ["broken", new FunctionFailed("broken", "its own error")],
  ["late", new FunctionFailed("late", "not finished in 1 s", true)],
]);
const route = (key: string, authorised = false) => ({
  key,
  authorised,
  functionName: key.split("/").at(-1) ?? "",
});

let front: Awaited<ReturnType<typeof startFront>>;
beforeAll(async () => {
  front = await startFront({
    port: 0,
    routes: [
      route("GET /signed", true),
      route("POST /long"),
      route("GET /often"),
      route("GET /broken"),
      route("GET /late"),
    ],
    cors: undefined,
    verify: () => Promise.reject(new Error("expired")),
    invoke: (name) => Promise.reject(failures.get(name)),
    throttle: (key) => key !== "GET /often",
    now: () => new Date(0),
  });
});
afterAll(() => front.close());

/** The bodies that the description tells of, by status. */
const told = new Map(
  [...introduction.matchAll(/^- (\d{3}) `(\{.*\})`/gm)].map(([, status, body]) => [Number(status), body]),
);

it("the description tells of each of the gateway's own answers", () => {
  expect([...told.keys()].map(String)).toEqual(Object.keys(gatewayAnswers));
});

it.each([
  [401, "/signed", {}],
  [401, "/signed", { headers: { authorization: "Bearer expired" } }],
  [413, "/long", { method: "POST", body: "x".repeat(gatewayBody * 1024 * 1024 + 1) }],
  // Shorter, and longer than Lambda takes: as it is, and in base64.
  [413, "/long", { method: "POST", body: "x".repeat(requestBytes) }],
  [413, "/long", { method: "POST", body: new Uint8Array((requestBytes * 3) / 4) }],
  [429, "/often", {}],
  [500, "/broken", {}],
  [503, "/late", {}],
])("%i is answered at %s as the description tells", async (status, path, asked: RequestInit) => {
  const answer = await fetch(`${front.url}${path}`, asked);
  expect([answer.status, await answer.text()]).toEqual([status, told.get(status)]);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get(requestIdHeader)).toMatch(/./);
});
