import { describe, expect, it } from "vitest";
import { createClient } from "../../../client/src/client.ts";
import { sentOnce } from "../../../portal/session/sent-once.ts";

/** A client whose API gives these answers, one after the other, and the keys that it was sent. */
function over(...answers: (number | "lost")[]) {
  const keys: (string | null)[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    keys.push(new Headers(init?.headers).get("idempotency-key"));
    const status = answers[keys.length - 1] ?? 201;
    if (status === "lost") throw new TypeError("Failed to fetch");
    return Response.json({}, { status });
  };
  const client = createClient({ url: "https://api.example.org", fetch, patience: { tries: 1 } });
  // The space has it from its package, whose types are built.
  return { client: sentOnce(client as unknown as Parameters<typeof sentOnce>[0]), keys };
}

const ask = (client: ReturnType<typeof sentOnce>, wrong: string) =>
  client.post("/v1/me/rectifications", { body: { wrong } }).catch(() => undefined);

describe("an act whose answer is lost", () => {
  it.each(["lost", 500, 503] as const)("has the same key when it is asked for again (%s)", async (first) => {
    const { client, keys } = over(first, first);
    for (const _ of [1, 2, 3]) await ask(client, "Mon nom.");
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it("is another one once it was answered, and where it says something else", async () => {
    const { client, keys } = over("lost", 201, 400);
    await ask(client, "Mon nom.");
    await ask(client, "Mon prénom.");
    await ask(client, "Mon prénom.");
    await ask(client, "Mon prénom.");
    expect(new Set(keys).size).toBe(4);
  });

  it("is done by who acts in that capacity alone", async () => {
    const { client, keys } = over("lost");
    await ask(client, "Mon nom.");
    await ask(client.as("ctr_demo_lyon"), "Mon nom.");
    expect(new Set(keys).size).toBe(2);
  });
});
