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
  reply: z.strictObject({ items: z.array(item) }),
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

it("a page longer than Lambda answers is refused, and says to ask for fewer; fewer are answered", async () => {
  const handler = serve(
    list as never,
    (async ({ query }: { query: { limit: number } }) => ({
      reply: { items: Array(query.limit).fill(long) },
    })) as never,
  );
  const refused = await ask(handler, 100);
  expect(refused).toMatchObject({
    statusCode: 400,
    body: { type: "urn:problem:cqp:invalid-request", errors: [{ in: "query", field: "limit" }] },
  });
  expect(refused.body.detail).toBe(
    "Une page de tant d’éléments dépasse ce qu’une réponse contient\u00a0: demandez-en moins.",
  );
  const { statusCode, body } = await ask(handler, 20);
  expect([statusCode, body.items.length]).toEqual([200, 20]);
});

it("what no caller can ask for less of fails as any other error", async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "SILENT");
  const one = { ...list, query: undefined };
  const handler = serve(one as never, (async () => ({ reply: { items: Array(100).fill(long) } })) as never);
  expect(await ask(handler)).toMatchObject({
    statusCode: 500,
    body: { type: "urn:problem:cqp:unexpected" },
  });
  vi.unstubAllEnvs();
});
