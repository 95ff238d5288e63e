import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { openFaults } from "../../../infra/local/faults/faults.ts";
import { problemTypes } from "../../../shared/domain/problems/problem-types.ts";
import type { Answer } from "../../../shared/http/answer.ts";
import type { Route } from "../../../shared/http/route.ts";
import { serve } from "../../../shared/http/serve.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import type { Item } from "../../../shared/store/item.ts";
import { readMany, readPartition, readTogether } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useTable } from "../../support/table.ts";

const faults = openFaults(undefined);
useTable(faults);
beforeAll(() => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "SILENT");
  return () => vi.unstubAllEnvs();
});
// The shortest pauses that the policy makes.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  faults.play(undefined);
  vi.restoreAllMocks();
});

const things = "TRIED#things";
const thing = (sk: string): Item => ({ pk: things, sk, entity: "tried", shape: 1, version: 1, data: {} });
const [one, two] = [thing("one"), thing("two")];
const keyOf = ({ pk, sk }: Item) => ({ pk, sk });

const declared = { path: "/things", summary: "Une chose", tag: "service", may: { public: true }, needs: {} };
const making = { ...declared, method: "POST", status: 201, reply: z.strictObject({ id: z.string() }) };
const reading = { ...declared, method: "GET", reply: z.strictObject({ found: z.int() }) };

/** Makes a thing of its own each time that it is carried out. */
const make = serve(making as unknown as Route, () => {
  const id = systemRuntime.newUlid();
  return { reply: { id }, writes: [{ put: thing(id), when: "absent" as const }] } as never;
});
const read = (find: () => Promise<readonly unknown[]>) =>
  serve(reading as unknown as Route, async () => ({ reply: { found: (await find()).length } }) as never);

async function ask(served: ReturnType<typeof serve>, method: string, headers: Record<string, string> = {}) {
  const requestContext = { requestId: "r", http: { method, sourceIp: "192.0.2.1" } };
  const handler = served as unknown as (event: object, context: object) => Promise<Answer>;
  const answer = await handler({ headers, requestContext }, {});
  return { ...answer, body: JSON.parse(answer.body ?? "{}") };
}

/** Everything that meets a fault meets it, until it is played no more. */
const always = (kind: string) => faults.force(kind, 10_000);

describe("what a request needs and does not get until the last attempt (decision 71)", () => {
  beforeAll(() => commit([one, two].map((put) => ({ put, when: "any" as const }))));
  const together = () => readTogether([one, two].map(keyOf));

  it.each([
    ["throttled table", together],
    ["throttled transaction", together],
    ["cancelled read", together],
    ["database at fault", together],
    ["broken connection", together],
    ["unprocessed keys", () => readMany([one, two].map(keyOf))],
  ])("%s: is a 503, a problem that says when to ask again", async (kind, find) => {
    always(kind);
    const { statusCode, headers, body } = await ask(read(find), "GET");
    expect([statusCode, body.type]).toEqual([503, "urn:problem:cqp:unavailable"]);
    expect(headers).toMatchObject({
      "content-type": "application/problem+json",
      "retry-after": expect.stringMatching(/^[1-9]\d*$/),
    });
    expect(body).toMatchObject({ title: problemTypes.unavailable.title, status: 503 });
    expect(body.detail).toMatch(/répétez la demande avec sa clé Idempotency-Key/);
    faults.play(undefined);
    expect((await ask(read(find), "GET")).body).toEqual({ found: 2 });
  });

  it.each(["throttled table", "throttled transaction", "conflicting write", "write whose answer is lost"])(
    "%s: a creation that was answered 503 is done once by its repetition with the same key",
    async (kind) => {
      const before = await readPartition(things);
      const key = { "idempotency-key": `again-${kind.replaceAll(" ", "-")}` };
      always(kind);
      expect((await ask(make, "POST", key)).statusCode).toBe(503);
      faults.play(undefined);
      const made = await ask(make, "POST", key);
      expect(made.statusCode).toBe(201);
      expect((await ask(make, "POST", key)).body).toEqual(made.body);
      const after = await readPartition(things);
      expect(after).toHaveLength(before.length + 1);
      expect(after.map(({ sk }) => sk)).toContain(made.body.id);
    },
  );
});
