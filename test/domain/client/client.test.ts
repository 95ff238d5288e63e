import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createClient } from "../../../client/src/client.ts";
import { items } from "../../../client/src/pages.ts";
import { isProblem, NoAnswerError, type ProblemError } from "../../../client/src/problem.ts";
import type { ClientOptions } from "../../../client/src/transport.ts";

/** What one request is answered with: "cut" ends its connection without any answer. */
type Scripted = "cut" | { status: number; headers?: Record<string, string>; body?: unknown };

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers as it is told, request after request; gives what it was asked, and what the client waited for. */
async function serverOf(answers: readonly Scripted[], options: Partial<ClientOptions> = {}) {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    let body = "";
    for await (const piece of incoming) body += piece;
    const next = answers[seen.length];
    seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
    if (next === undefined || next === "cut") return void incoming.socket.destroy();
    const type = next.status < 400 ? "application/json" : "application/problem+json";
    outgoing.writeHead(next.status, { "content-type": type, "apigw-requestid": "r-1", ...next.headers });
    outgoing.end(next.body === undefined ? undefined : JSON.stringify(next.body));
  };
  server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const timing = { now: Date.now, random: () => 0.5, wait: async (ms: number) => void waits.push(ms) };
  return { seen, waits, client: createClient({ url: `http://127.0.0.1:${port}`, timing, ...options }) };
}

const problem = (slug: string, status: number, more = {}) => ({
  status,
  body: { type: `urn:problem:cqp:${slug}`, title: "Refus", status, detail: "Refusé.", ...more },
});
const fileId = "file_01JZ8M4Q7V2X9K3N5P6R8T0WYC";
const submission = "/v1/files/{fileId}/submission";

describe("repetitions", () => {
  it("a POST whose answer was lost is sent again with the key that it had", async () => {
    const { seen, client } = await serverOf(["cut", { status: 503 }, { status: 200, body: {} }]);
    await client.post(submission, { path: { fileId } });
    expect(new Set(seen.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(seen).toHaveLength(3);
  });

  it("each POST has a key of its own, unless one is given", async () => {
    const done = { status: 200, body: {} };
    const { seen, client } = await serverOf([done, done, done]);
    await client.post(submission, { path: { fileId } });
    await client.post(submission, { path: { fileId } });
    await client.post(submission, { path: { fileId }, key: "mine" });
    const keys = seen.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe("mine");
  });

  it("an edit without a tag is not sent again, and says that it may have happened", async () => {
    const { seen, client } = await serverOf(["cut", "cut"]);
    const edit = client.put("/v1/me/reminders", { body: { deadlines: "digest" } });
    const error = await edit.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ mayHaveHappened: true, request: "PUT /v1/me/reminders" });
    expect(seen).toHaveLength(1);
  });

  it("an edit of a version is sent again; the 412 that follows a lost answer says that it may be its own", async () => {
    const { seen, client } = await serverOf(["cut", problem("stale", 412)]);
    const edit = client.put("/v1/files/{fileId}/activities", {
      path: { fileId },
      body: { text: "J’accueille." },
      ifMatch: '"3"',
    });
    await expect(edit).rejects.toMatchObject({ status: 412, mayHaveHappened: true });
    expect(seen.map(({ headers }) => headers["if-match"])).toEqual(['"3"', '"3"']);
  });

  it("429 is waited for as Retry-After asks, for any method", async () => {
    const limited = { ...problem("too-many-requests", 429), headers: { "retry-after": "2" } };
    const { waits, client } = await serverOf([limited, { status: 200, body: {} }]);
    await client.put("/v1/files/{fileId}/activities", {
      path: { fileId },
      body: { text: "J’accueille." },
      ifMatch: "*",
    });
    expect(waits).toEqual([2125]);
  });

  it("a request is given up after five tries, with its last problem", async () => {
    const { seen, client } = await serverOf(Array(9).fill(problem("unexpected", 500)));
    await expect(client.get("/v1/me")).rejects.toMatchObject({ status: 500, mayHaveHappened: false });
    expect(seen).toHaveLength(5);
  });

  it("a try that hangs ends by itself", async () => {
    const hanging = new Promise<Response>(() => {});
    let asked = 0;
    const client = createClient({
      url: "http://localhost",
      tryFor: 20,
      patience: { tries: 2, firstWait: 1 },
      fetch: (_, init) => {
        asked++;
        const cut = new Promise<Response>((_resolve, reject) =>
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
        );
        return Promise.race([hanging, cut]);
      },
    });
    await expect(client.get("/v1/me")).rejects.toBeInstanceOf(NoAnswerError);
    expect(asked).toBe(2);
  });

  it("an aborted signal ends the wait, with its reason", async () => {
    const stop = new AbortController();
    const timing = { now: Date.now, random: () => 0.5, wait: async () => stop.abort(new Error("enough")) };
    const { seen, client } = await serverOf([{ status: 503 }, { status: 200 }], { timing });
    await expect(client.get("/v1/me", { signal: stop.signal })).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
  });
});

describe("tokens", () => {
  it("a refused token is renewed once, for all requests that had it", async () => {
    const asked: (string | undefined)[] = [];
    const token = async (rejected: string | undefined) => {
      asked.push(rejected);
      return `token-${asked.length}`;
    };
    const refused = { status: 401, body: { message: "Unauthorized" } };
    const { seen, client } = await serverOf([refused, refused, { status: 200 }, { status: 200 }], { token });
    await Promise.all([client.get("/v1/me"), client.get("/v1/me")]);
    expect(asked).toEqual([undefined, "token-1"]);
    const bearers = seen.map(({ headers }) => headers.authorization);
    expect(bearers).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"]);
  });

  it("a token that is refused twice is an error", async () => {
    const refused = problem("not-signed-in", 401);
    const { seen, client } = await serverOf([refused, refused], { token: () => "old" });
    await expect(client.get("/v1/me")).rejects.toMatchObject({ status: 401 });
    expect(seen).toHaveLength(2);
  });
});

describe("answers", () => {
  it("a problem is an error with its type, its fields and the request's id", async () => {
    const hint = "Adresse inconnue.";
    const message = "Adresse électronique\u00a0: adresse inconnue.";
    const errors = [{ in: "body", field: "candidate.email", message, hint }];
    const { client } = await serverOf([problem("invalid-request", 400, { errors })]);
    const error = await client.get("/v1/me").catch((thrown: unknown) => thrown);
    expect(isProblem(error, "urn:problem:cqp:invalid-request")).toBe(true);
    expect(error).toMatchObject({ requestId: "r-1", mayHaveHappened: false });
    expect((error as ProblemError).byField()).toEqual({ "candidate.email": ["Adresse inconnue."] });
  });

  it("what is no problem of the API is about:blank", async () => {
    const { client } = await serverOf([{ status: 413, headers: { "content-type": "application/json" } }]);
    await expect(client.get("/v1/me")).rejects.toMatchObject({ type: "about:blank", title: "HTTP 413" });
  });

  it("a read of what has not changed gives nothing", async () => {
    const { seen, client } = await serverOf([
      { status: 200, headers: { etag: '"1-a"' }, body: {} },
      { status: 304 },
    ]);
    const { etag } = await client.get("/v1/me");
    expect(await client.getIfChanged("/v1/me", { etag })).toBeUndefined();
    expect(seen[1]?.headers["if-none-match"]).toBe('"1-a"');
  });

  it("places are encoded, and a capacity is the client's or the request's own", async () => {
    const { seen, client } = await serverOf([{ status: 200 }, { status: 200 }]);
    const centre = client.as("ctr_demo_lyon");
    await centre.get("/v1/files/{fileId}", { path: { fileId: "a/b?" } });
    await centre.get("/v1/files", { actingAs: "oemm", query: { limit: 10 } });
    expect(seen.map(({ url }) => url)).toEqual(["/v1/files/a%2Fb%3F", "/v1/files?limit=10"]);
    expect(seen.map(({ headers }) => headers["acting-as"])).toEqual(["ctr_demo_lyon", "oemm"]);
  });

  it("a list is read page after page, by its cursors and with its filters", async () => {
    const page = (next?: string) => ({
      status: 200,
      body: { items: [1, 2], ...(next === undefined ? {} : { next }) },
    });
    const { seen, client } = await serverOf([page("n+1"), page()]);
    expect(await Array.fromAsync(items(client, "/v1/files", { query: { limit: 2 } }))).toEqual([1, 2, 1, 2]);
    expect(seen.map(({ url }) => url)).toEqual(["/v1/files?limit=2", "/v1/files?limit=2&cursor=n%2B1"]);
  });

  it("a list that is left early asks for no further page", async () => {
    const { seen, client } = await serverOf([{ status: 200, body: { items: [1, 2], next: "n" } }]);
    for await (const _ of items(client, "/v1/files")) break;
    expect(seen).toHaveLength(1);
  });
});
