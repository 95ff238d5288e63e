import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { Send } from "../faults/queue-faults.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { account, localName, region } from "../template/resolve.ts";
import { matches, type Pattern, unknownOperators } from "./pattern.ts";

const rule = z.object({
  EventBusName: z.string().default("default"),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Targets: z
    .array(z.strictObject({ Id: z.string(), Arn: z.string(), DeadLetterConfig: z.unknown().optional() }))
    .default([]),
});

/** An event to put on a bus. */
export interface BusEntry {
  busName: string;
  source: string;
  detailType: string;
  detail: unknown;
  resources?: readonly string[];
  at: Date;
}

/** The event buses of a template: what they accept is delivered before the call returns. */
export interface Bus {
  put(entry: BusEntry): Promise<void>;
  /** Tells each event that is put from now on: tests look at what others could read. */
  watch(tell: (event: { source: string; "detail-type": string; detail: unknown }) => void): void;
  /** Answers the SDK's PutEvents. */
  handler: RequestListener;
  /** Pattern operators that the rules use and this bus does not know. */
  unknown: string[];
}

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

/** The buses of a template; `send` puts the body of a message on the queue of an ARN. */
export function createBus(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  send: Send,
  now: () => Date,
): Bus {
  const rules = resourcesOf(assembly, "AWS::Events::Rule").map(([, resource]) =>
    rule.parse(resolve(resource.Properties)),
  );
  const known = new Set([
    "default",
    ...resourcesOf(assembly, "AWS::Events::EventBus").map(([id]) => localName(id)),
  ]);

  const watchers: Parameters<Bus["watch"]>[0][] = [];
  const put = async (entry: BusEntry): Promise<void> => {
    if (!known.has(entry.busName)) throw new Error(`there is no bus ${entry.busName}`);
    const event = {
      version: "0",
      id: randomUUID(),
      "detail-type": entry.detailType,
      source: entry.source,
      account,
      time: entry.at.toISOString(),
      region,
      resources: entry.resources ?? [],
      detail: entry.detail,
    };
    for (const tell of watchers) tell(event);
    for (const { EventBusName, EventPattern, State, Targets } of rules) {
      if (State === "DISABLED" || EventBusName !== entry.busName || !matches(EventPattern, event)) continue;
      for (const { Arn } of Targets) send(Arn, JSON.stringify(event));
    }
  };

  return {
    put,
    watch: (tell) => void watchers.push(tell),
    unknown: rules.flatMap(({ EventPattern }) => unknownOperators(EventPattern as Pattern)),
    handler: async (request, response) => {
      const answer = (status: number, body: object) =>
        response
          .writeHead(status, { "content-type": "application/x-amz-json-1.1" })
          .end(JSON.stringify(body));
      if (request.headers["x-amz-target"] !== "AWSEvents.PutEvents") {
        answer(400, { __type: "UnknownOperationException", message: "only PutEvents is known here" });
        return;
      }
      try {
        const { Entries } = putEvents.parse(JSON.parse(await text(request)));
        const results: object[] = [];
        for (const entry of Entries) {
          await put({
            busName: entry.EventBusName,
            source: entry.Source,
            detailType: entry.DetailType,
            detail: JSON.parse(entry.Detail),
            at: now(),
            ...(entry.Resources === undefined ? {} : { resources: entry.Resources }),
          });
          results.push({ EventId: randomUUID() });
        }
        answer(200, { FailedEntryCount: 0, Entries: results });
      } catch (error) {
        answer(500, { __type: "InternalException", message: String(error) });
      }
    },
  };
}
