import { expect, it, vi } from "vitest";
import * as z from "zod";
import type { Answer } from "../../../shared/http/answer.ts";
import { answerBytes } from "../../../shared/http/answer-bound.ts";
import { serve } from "../../../shared/http/serve.ts";
import { paging } from "../../../shared/views/list-query.ts";

const item = z.strictObject({ text: z.string() });
/** Quotes: each takes two bytes in the body's JSON, and four in what Lambda is handed over. */
const long = { text: '"'.repeat(50_000) };

const list = {
  method: "GET",
  path: "/things",
  summary: "Des choses",
  tag: "service",
  may: { public: true },
  query: paging,
  reply: z.strictObject({ items: z.array(item), next: z.string().optional() }),
  needs: {},
} as const;

type Handler = (event: object, context: object) => Promise<Answer>;

async function ask(handler: unknown, limit?: number) {
  const {
    statusCode,
    body = "",
    headers,
  } = await (handler as Handler)(
    {
      headers: {},
      pathParameters: {},
      ...(limit === undefined ? {} : { queryStringParameters: { limit: String(limit) } }),
      isBase64Encoded: false,
      requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
    },
    {},
  );
  const bytes = Buffer.byteLength(JSON.stringify({ statusCode, body, headers }));
  expect(bytes).toBeLessThan(answerBytes);
  return { statusCode, body: JSON.parse(body) };
}

it("a page longer than Lambda answers has fewer items, and goes on behind them", async () => {
  const handler = serve(
    list as never,
    (async ({ query: { limit, cursor = "0" } }: { query: { limit: number; cursor?: string } }) => ({
      reply: { items: Array(limit).fill(long), next: String(Number(cursor) + limit) },
    })) as never,
  );
  const { statusCode, body } = await ask(handler, 100);
  expect(statusCode).toBe(200);
  expect(body.items.length).toBeGreaterThan(20);
  expect(body.next).toBe(String(body.items.length));
  expect((await ask(handler, 20)).body.items).toHaveLength(20);
});

it("one whose first items are the longest is shortened until it fits", async () => {
  const short = { text: "" };
  const handler = serve(
    list as never,
    (async ({ query: { limit } }: { query: { limit: number } }) => ({
      reply: {
        items: Array(limit)
          .fill(short)
          .fill({ text: '"'.repeat(800_000) }, 0, 3),
      },
    })) as never,
  );
  const { statusCode, body } = await ask(handler, 100);
  expect([statusCode, body.items.length]).toEqual([200, 1]);
});

it("what can't be shorter fails as any other error", async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "SILENT");
  const one = { ...list, query: undefined };
  const handler = serve(one as never, (async () => ({ reply: { items: Array(100).fill(long) } })) as never);
  expect(await ask(handler)).toMatchObject({
    statusCode: 500,
    body: { type: "urn:problem:cqp:unexpected" },
  });
  vi.unstubAllEnvs();
});
