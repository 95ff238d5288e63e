import { randomUUID } from "node:crypto";
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

/** An event as rules match it and targets get it. */
export const busEvent = z.object({
  version: z.string(),
  id: z.string(),
  "detail-type": z.string(),
  source: z.string(),
  account: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
  /** Of an event that an archive gives back. */
  "replay-name": z.string().optional(),
});
/** See {@link busEvent}. */
export type BusEvent = z.output<typeof busEvent>;

/** The event buses of a template: what they accept is delivered before the call returns. */
export interface Bus {
  put(entry: BusEntry): Promise<void>;
  /** Delivers an event to the rules of the template's own bus that match it: to those of some ARNs, or to all. */
  deliver(event: BusEvent, rules?: readonly string[]): void;
  /** Tells each event that is put from now on: tests look at what others could read. */
  watch(tell: (event: BusEvent) => void): void;
  /** Pattern operators that the rules use and this bus does not know. */
  unknown: string[];
}

/** The buses of a template; `send` puts the body of a message on the queue of an ARN. */
export function createBus(assembly: Assembly, resolve: (value: unknown) => unknown, send: Send): Bus {
  const rules = resourcesOf(assembly, "AWS::Events::Rule").map(([id, resource]) => ({
    name: localName(id),
    ...rule.parse(resolve(resource.Properties)),
  }));
  const buses = resourcesOf(assembly, "AWS::Events::EventBus").map(([id]) => localName(id));
  const known = new Set(["default", ...buses]);

  const watchers: Parameters<Bus["watch"]>[0][] = [];
  const sendTo = (busName: string, event: BusEvent, only?: readonly string[]) => {
    for (const { name, EventBusName, EventPattern, State, Targets } of rules) {
      if (State === "DISABLED" || EventBusName !== busName || !matches(EventPattern, event)) continue;
      if (only !== undefined && !only.includes(ruleArn(busName, name))) continue;
      for (const { Arn } of Targets) send(Arn, JSON.stringify(event));
    }
  };
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
      resources: [...(entry.resources ?? [])],
      detail: entry.detail,
    };
    for (const tell of watchers) tell(event);
    sendTo(entry.busName, event);
  };

  const [own = "default"] = buses;
  return {
    put,
    deliver: (event, only) => sendTo(own, event, only),
    watch: (tell) => void watchers.push(tell),
    unknown: rules.flatMap(({ EventPattern }) => unknownOperators(EventPattern as Pattern)),
  };
}

/** The ARN of a rule of a bus. */
function ruleArn(busName: string, name: string): string {
  return `arn:aws:events:${region}:${account}:rule/${busName}/${name}`;
}
