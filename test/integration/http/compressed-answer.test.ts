import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import * as z from "zod";
import { startFront } from "../../../infra/local/http/front.ts";
import { compressedAnswer } from "../../../shared/http/compressed-answer.ts";
import type { Route } from "../../../shared/http/route.ts";
import { serve } from "../../../shared/http/serve.ts";
import { servePage } from "../../../shared/http/serve-page.ts";

const answer = { statusCode: 200, headers: { "content-type": "application/json" }, body: "é".repeat(1000) };

it("an answer is compressed for who takes gzip, and tells caches that it depends on it", () => {
  const { headers, body, isBase64Encoded } = compressedAnswer(
    { "accept-encoding": "br, gzip;q=0.5" },
    answer,
  );
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(isBase64Encoded).toBe(true);
  expect(gunzipSync(Buffer.from(body ?? "", "base64")).toString()).toBe(answer.body);
});

it.each([{}, { "accept-encoding": "br" }, { "accept-encoding": "gzip;q=0" }])(
  "and for no other: %j",
  (asked) => {
    expect(compressedAnswer(asked, answer)).toMatchObject({
      body: answer.body,
      headers: { vary: "accept-encoding" },
    });
  },
);

/** A long text, compressed for who takes it so; a list and a CSV, which are not. */
const functions = {
  text: serve(madeUp("/text", { compressed: true }), () => ({ reply: { text: answer.body } })),
  list: serve(madeUp("/list", {}), () => ({ reply: { text: answer.body } })),
  csv: servePage(async () => ({ ...answer, headers: { "content-type": "text/csv; charset=utf-8" } })),
};

function madeUp(path: Route["path"], more: Pick<Route, "compressed">) {
  const reply = z.strictObject({ text: z.string() });
  return {
    name: "service/made-up",
    method: "GET",
    path,
    summary: "Lire ce qui n’existe que pour ce test",
    tag: "service",
    may: { public: true },
    reply,
    needs: {},
    ...more,
  } as const satisfies Route;
}

it("through HTTP, what is compressed has a tag of its own, which is not sent again, and has its headers alone by HEAD", async () => {
  const front = await startFront({
    port: 0,
    routes: Object.keys(functions).flatMap((name) =>
      ["GET", "HEAD"].map((method) => ({ key: `${method} /${name}`, functionName: name, authorised: false })),
    ),
    cors: undefined,
    verify: () => Promise.reject(new Error("no token is asked for")),
    invoke: (name, event) =>
      functions[name as keyof typeof functions](
        event as Parameters<typeof functions.text>[0],
        { getRemainingTimeInMillis: () => 1000 } as Parameters<typeof functions.text>[1],
      ),
    throttle: () => true,
    now: () => new Date(0),
  });
  const ask = async (name: string, headers: Record<string, string>, method = "GET") => {
    const answered = await fetch(`${front.url}/${name}`, { method, headers });
    const [coding, etag] = ["content-encoding", "etag"].map((header) => answered.headers.get(header));
    return { status: answered.status, coding, etag, body: await answered.text() };
  };
  try {
    const gzip = { "accept-encoding": "gzip" };
    const body = JSON.stringify({ text: answer.body });
    const plain = await ask("text", { "accept-encoding": "identity" });
    expect(plain).toMatchObject({ status: 200, coding: null, body });
    const compressed = await ask("text", gzip);
    expect(compressed).toMatchObject({ status: 200, coding: "gzip", body });
    expect(compressed.etag).not.toBe(plain.etag);
    const kept = { ...gzip, "if-none-match": compressed.etag ?? "" };
    expect(await ask("text", kept)).toMatchObject({ status: 304, etag: compressed.etag, body: "" });
    expect(await ask("text", gzip, "HEAD")).toEqual({ ...compressed, body: "" });
    expect(await ask("list", gzip)).toMatchObject({ status: 200, coding: null, body });
    expect(await ask("csv", gzip)).toMatchObject({ status: 200, coding: null, body: answer.body });
  } finally {
    await front.close();
  }
});
