import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { type Archives, RefusedReplay } from "./archive.ts";
import type { Bus } from "./bus.ts";

const putEvents = z.object({
  Entries: z.array(
    z.object({
      EventBusName: z.string().default("default"),
      Source: z.string(),
      DetailType: z.string(),
      Detail: z.string(),
      Time: z.union([z.number(), z.string()]).optional(),
      Resources: z.array(z.string()).optional(),
    }),
  ),
});

/** Answers what the SDK asks of EventBridge: PutEvents, StartReplay and DescribeReplay. */
export function busFront(bus: Bus, archives: Archives, now: () => Date): RequestListener {
  const put = async (body: unknown): Promise<object> => {
    const results: object[] = [];
    for (const entry of putEvents.parse(body).Entries) {
      await bus.put({
        busName: entry.EventBusName,
        source: entry.Source,
        detailType: entry.DetailType,
        detail: JSON.parse(entry.Detail),
        at: now(),
        ...(entry.Resources === undefined ? {} : { resources: entry.Resources }),
      });
      results.push({ EventId: randomUUID() });
    }
    return { FailedEntryCount: 0, Entries: results };
  };
  const known: Readonly<Record<string, (body: unknown) => object | Promise<object>>> = {
    "AWSEvents.PutEvents": put,
    "AWSEvents.StartReplay": archives.startReplay,
    "AWSEvents.DescribeReplay": archives.describeReplay,
  };
  return async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    const asked = known[String(request.headers["x-amz-target"])];
    if (asked === undefined) {
      const message = `only ${Object.keys(known).join(", ")} are known here`;
      answer(400, { __type: "UnknownOperationException", message });
      return;
    }
    try {
      answer(200, await asked(JSON.parse(await text(request))));
    } catch (error) {
      const refused = error instanceof RefusedReplay;
      answer(refused ? 400 : 500, {
        __type: refused ? error.name : "InternalException",
        message: String(error),
      });
    }
  };
}
