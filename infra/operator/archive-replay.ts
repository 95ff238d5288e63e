import { createHash } from "node:crypto";
import {
  DescribeReplayCommand,
  type EventBridgeClient,
  ReplayState,
  ResourceAlreadyExistsException,
  StartReplayCommand,
} from "@aws-sdk/client-eventbridge";
import type { Period } from "./period.ts";

/** Names of replays begin with it: the role of the command starts no others. */
export const replayPrefix = "cqp-";

/** What of an archive is delivered again, and to which rules: to all that match where none is named. */
export interface AskedReplay {
  /** ARN of the archive. */
  archive: string;
  /** Name of the bus, which is the archive's. */
  bus: string;
  period: Period;
  /** Names of rules of the bus. */
  rules: readonly string[];
}

/** How a replay ended. */
export interface EndedReplay {
  name: string;
  state: string;
  /** Why, where AWS says. */
  reason?: string | undefined;
  /** It had been started before: it was waited for, and nothing is delivered once more. */
  before: boolean;
}

/** The same for the same period and rules: AWS refuses a second replay of a name, for ninety days. */
export function replayNameOf({ period: { from, to }, rules }: Pick<AskedReplay, "period" | "rules">): string {
  const short = (instant: string) => instant.replace(/[-:]|\.\d+/g, "");
  const of = createHash("sha256")
    .update([from, to, ...[...rules].sort()].join(" "))
    .digest("hex")
    .slice(0, 10);
  return `${replayPrefix}${short(from)}-${short(to)}-${of}`;
}

/**
 * Starts a replay of an archive, or finds the one that was started for the same period and rules, and waits for its end.
 * @throws Error where EventBridge refuses
 */
export async function replayArchive(
  client: Pick<EventBridgeClient, "send">,
  { archive, bus, period, rules }: AskedReplay,
  wait: () => Promise<unknown>,
): Promise<EndedReplay> {
  const name = replayNameOf({ period, rules });
  const ofBus = archive.replace(/:archive\/.*$/, "");
  const started = new StartReplayCommand({
    ReplayName: name,
    EventSourceArn: archive,
    EventStartTime: new Date(period.from),
    EventEndTime: new Date(period.to),
    Destination: {
      Arn: `${ofBus}:event-bus/${bus}`,
      ...(rules.length === 0 ? {} : { FilterArns: rules.map((rule) => `${ofBus}:rule/${bus}/${rule}`) }),
    },
  });
  const before = await client.send(started).then(
    () => false,
    (error: unknown) => {
      if (error instanceof ResourceAlreadyExistsException) return true;
      throw error;
    },
  );
  for (;;) {
    const { State: state, StateReason } = await client.send(new DescribeReplayCommand({ ReplayName: name }));
    if (state !== ReplayState.STARTING && state !== ReplayState.RUNNING && state !== ReplayState.CANCELLING)
      return { name, state: state ?? "", reason: StateReason, before };
    await wait();
  }
}
