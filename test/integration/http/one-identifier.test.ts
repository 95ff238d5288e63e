import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import * as z from "zod";
import type { Answer } from "../../../shared/http/answer.ts";
import type { Route } from "../../../shared/http/route.ts";
import { serve } from "../../../shared/http/serve.ts";
import { consumeQueue } from "../../../shared/messaging/consume-queue.ts";
import { currentRequest, servingRequest } from "../../../shared/runtime/current-request.ts";
import { measure } from "../../../shared/runtime/measure.ts";

let written: MockInstance[] = [];
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_DEV", "true");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "INFO");
  written = (["log", "info", "warn", "error"] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(() => undefined),
  );
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
/** The lines that were logged since the test began. */
const lines = () => written.flatMap(({ mock }) => mock.calls.map(([line]) => JSON.parse(String(line))));

it("a request that fails logs its identifier, which is the one of its answer", async () => {
  const route = { method: "GET", path: "/x", summary: "x", tag: "service", may: { public: true }, needs: {} };
  const handler = serve({ ...route, reply: z.strictObject({}) } as unknown as Route, () => {
    throw new Error("unforeseen");
  }) as unknown as (event: object, context: object) => Promise<Answer>;
  const requestContext = { requestId: "r-1", http: { method: "GET", sourceIp: "192.0.2.1" } };
  const { body = "" } = await handler({ headers: {}, requestContext }, {});
  expect(JSON.parse(body).instance).toBe("urn:request:cqp:r-1");
  expect(lines()).toMatchObject([{ message: "unexpected error", request_id: "r-1" }]);
});

it("messages of a batch that are worked on at once log the request of their own fact, and none where no request was", async () => {
  const handle = consumeQueue(async (detail) => {
    await new Promise(setImmediate);
    throw new Error(`failed for ${currentRequest()}: ${JSON.stringify(detail)}`);
  });
  const details = [{ requestId: "r-1" }, {}, { requestId: "r-2" }];
  const Records = details.map((detail, index) => ({
    messageId: `m-${index}`,
    attributes: { ApproximateReceiveCount: "1" },
    body: JSON.stringify({ id: "e", "detail-type": "tried", detail }),
  }));
  // A queue's message gives more than is read here.
  await handle({ Records } as unknown as SQSEvent, {} as Context);
  // Another line may come of the request before, as that it was not counted.
  const ofMessages = lines().filter(({ messageId }) => messageId !== undefined);
  const told = Object.fromEntries(ofMessages.map((line) => [line.messageId, line.request_id]));
  expect(told).toEqual({ "m-0": "r-1", "m-1": undefined, "m-2": "r-2" });
});

it("what is measured for a request says which", async () => {
  await servingRequest("r-3", () => measure("RecordParked", 1));
  expect(lines()).toMatchObject([{ RecordParked: 1, request_id: "r-3" }]);
});

it("functions log by the one logger alone, which knows the request", () => {
  const root = join(import.meta.dirname, "../../..");
  const by = (pattern: RegExp) =>
    globSync("{functions,shared,events}/**/*.ts", { cwd: root })
      .filter((file) => pattern.test(readFileSync(join(root, file), "utf8")))
      .map((file) => file.replaceAll("\\", "/"));
  // That one is a program of its own, which gives what it found to the function that started it (decision 41).
  expect(by(/\bconsole\.|process\.std(out|err)/)).toEqual(["shared/inspection/inspect-program.ts"]);
  expect(by(/new Logger\(/)).toEqual(["shared/runtime/open-logger.ts"]);
});
