import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import * as z from "zod";
import { eventSource } from "../../events/source.ts";
import { sdkRetries } from "../runtime/sdk-retries.ts";
import { withoutLog } from "../runtime/without-log.ts";

/** Entries that one PutEvents call takes. */
const entriesPerCall = 10;

const environment = z.object({ BUS_NAME: z.string() });
let opened: { client: EventBridgeClient; busName: string } | undefined;

/** A message for the queues that ask for its type. */
export interface BusMessage {
  type: string;
  detail: object;
  /** When what it tells happened; the moment of sending unless told. */
  at?: Date;
}

/** The first message that the bus did not take, of those that were put on it in order, and its word for why. */
export interface Refused {
  index: number;
  reason: string | undefined;
}

/**
 * Puts messages on the bus, in order, ten a call; stops at the call in which one is refused. Gives the first that was
 * refused, or undefined: those before it were taken, those after it may have been.
 */
export async function putOnBus(messages: readonly BusMessage[]): Promise<Refused | undefined> {
  opened ??= {
    client: withoutLog(new EventBridgeClient(sdkRetries)),
    busName: environment.parse(process.env).BUS_NAME,
  };
  const { client, busName } = opened;
  for (let start = 0; start < messages.length; start += entriesPerCall) {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: messages.slice(start, start + entriesPerCall).map(({ type, detail, at }) => ({
          EventBusName: busName,
          Source: eventSource,
          DetailType: type,
          Detail: JSON.stringify(detail),
          ...(at === undefined ? {} : { Time: at }),
        })),
      }),
    );
    const index = Entries.findIndex(({ ErrorCode }) => ErrorCode !== undefined);
    if (index >= 0) return { index: start + index, reason: Entries[index]?.ErrorMessage };
  }
  return undefined;
}
