import { appendFileSync, createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { account, localName, region } from "../template/resolve.ts";
import { type Bus, type BusEvent, busEvent } from "./bus.ts";
import { matches } from "./pattern.ts";

/** A request of EventBridge's that can't be granted, under AWS's own name for why. */
export class RefusedReplay extends Error {
  override readonly name: string;

  constructor(name: "ResourceAlreadyExistsException" | "ResourceNotFoundException" | "ValidationException") {
    super(name);
    this.name = name;
  }
}

/** What StartReplay is asked, as far as it has an effect here. */
const asked = z.object({
  ReplayName: z.string().regex(/^[\w.-]{1,64}$/),
  EventSourceArn: z.string(),
  EventStartTime: z.number(),
  EventEndTime: z.number(),
  Destination: z.object({ Arn: z.string(), FilterArns: z.array(z.string()).optional() }),
});

const archive = z.object({
  SourceArn: z.string(),
  EventPattern: z.record(z.string(), z.unknown()).default({}),
  RetentionDays: z.number().default(0),
});

/** The archives of the buses. */
export interface Archives {
  /** Delivers the events of a period again, as EventBridge does. @throws RefusedReplay ZodError */
  startReplay(body: unknown): Promise<object>;
  /** How far a replay is: it is over once it was started. @throws RefusedReplay */
  describeReplay(body: unknown): object;
}

/**
 * Keeps what is put on the buses of a template in a file, a line each, for the archives that it has. A replay delivers it to the rules
 * that are named, or to all; what is delivered so is not kept again.
 */
export function openArchives(
  assembly: Assembly,
  { resolve, bus, file, now }: ArchivePlace & { resolve: (value: unknown) => unknown; bus: Bus },
): Archives {
  const archives = new Map(
    resourcesOf(assembly, "AWS::Events::Archive").map(([id, { Properties }]) => [
      `arn:aws:events:${region}:${account}:archive/${localName(id)}`,
      archive.parse(resolve(Properties)),
    ]),
  );
  const replays = new Map<string, z.output<typeof asked>>();
  const keeps = (event: BusEvent) =>
    [...archives.values()].some(({ EventPattern }) => matches(EventPattern, event));
  bus.watch((event) => {
    // A line begins what it tells: one that a killed process left unfinished spoils no other.
    if (keeps(event)) appendFileSync(file, `\n${JSON.stringify(event)}`);
  });
  return {
    async startReplay(body) {
      const replay = asked.parse(body);
      const { ReplayName, EventSourceArn, EventStartTime, EventEndTime, Destination } = replay;
      const from = archives.get(EventSourceArn);
      if (from === undefined) throw new RefusedReplay("ResourceNotFoundException");
      if (Destination.Arn !== from.SourceArn || EventStartTime >= EventEndTime)
        throw new RefusedReplay("ValidationException");
      if (replays.has(ReplayName)) throw new RefusedReplay("ResourceAlreadyExistsException");
      replays.set(ReplayName, replay);
      const oldest = now().getTime() - (from.RetentionDays || Number.POSITIVE_INFINITY) * 24 * 3600_000;
      for await (const event of keptIn(file)) {
        const at = Date.parse(event.time);
        if (at < Math.max(EventStartTime * 1000, oldest) || at > EventEndTime * 1000) continue;
        bus.deliver({ ...event, "replay-name": ReplayName }, Destination.FilterArns);
      }
      return { State: "STARTING" };
    },
    describeReplay(body) {
      const { ReplayName } = z.object({ ReplayName: z.string() }).parse(body);
      const replay = replays.get(ReplayName);
      if (replay === undefined) throw new RefusedReplay("ResourceNotFoundException");
      return { ReplayName, State: "COMPLETED", EventLastReplayedTime: replay.EventEndTime };
    },
  };
}

/** Where archives are kept, and the stack's time. */
interface ArchivePlace {
  file: string;
  now: () => Date;
}

/** The events of a file, as they were put; lines that a killed process left unfinished are passed over. */
async function* keptIn(file: string): AsyncGenerator<BusEvent> {
  if (!existsSync(file)) return;
  for await (const line of createInterface(createReadStream(file))) {
    const event = busEvent.safeParse(parsed(line));
    if (event.success) yield event.data;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
